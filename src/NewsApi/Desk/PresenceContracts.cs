using FluentValidation;

namespace NewsApi.Desk;

/// <summary>Says that the caller has an article open.</summary>
/// <param name="TakeOver">
/// True to replace another person's presence with the caller's; if null or false, the other person's presence stays.
/// </param>
public sealed record PresenceRequest(bool? TakeOver)
{
    internal static PresenceRequest Plain { get; } = new((bool?)null);
}

/// <summary>
/// Who has an article open, as reported by the clients. This is only a hint: only If-Match guards against conflicting writes.
/// </summary>
/// <param name="Holder">Who: <c>key:{id}</c> or <c>jwt:{subject}</c>; null for nobody.</param>
/// <param name="Since">Since when; null for nobody.</param>
/// <param name="Until">When that ends if it is not renewed; null for nobody.</param>
/// <param name="IsYou">Whether it is the caller.</param>
public sealed record PresenceResponse(string? Holder, DateTimeOffset? Since, DateTimeOffset? Until, bool IsYou);

/// <summary>Has no rules. The type needs a validator to be known as a request, whose fields may be left out.</summary>
internal sealed class PresenceValidator : AbstractValidator<PresenceRequest>;
