using FluentValidation;

namespace NewsApi.Desk;

/// <summary>That the caller has an article open.</summary>
/// <param name="TakeOver">True to take it over from who has it open; nothing changes for them when null or false.</param>
public sealed record PresenceRequest(bool? TakeOver)
{
    internal static PresenceRequest Plain { get; } = new((bool?)null);
}

/// <summary>Who has an article open, as far as they say. A hint: saving is guarded by If-Match alone.</summary>
/// <param name="Holder">Who: <c>key:{id}</c> or <c>jwt:{subject}</c>; null for nobody.</param>
/// <param name="Since">Since when; null for nobody.</param>
/// <param name="Until">When that ends if it is not renewed; null for nobody.</param>
/// <param name="IsYou">Whether it is the caller.</param>
public sealed record PresenceResponse(string? Holder, DateTimeOffset? Since, DateTimeOffset? Until, bool IsYou);

/// <summary>Has no rules. With a validator the type is known as a request, whose fields may be left out.</summary>
internal sealed class PresenceValidator : AbstractValidator<PresenceRequest>;
