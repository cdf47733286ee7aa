using FluentValidation;

namespace NewsApi.Desk;

/// <summary>Reports that the caller has an article open.</summary>
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
/// <param name="Holder">The caller with the article open: <c>key:{id}</c> or <c>jwt:{subject}</c>; null if nobody has it open.</param>
/// <param name="Since">Since when the holder has had the article open; null if there is no holder.</param>
/// <param name="Until">When the presence ends if the holder does not renew it; null if there is no holder.</param>
/// <param name="IsYou">Whether the holder is the caller of this request.</param>
public sealed record PresenceResponse(string? Holder, DateTimeOffset? Since, DateTimeOffset? Until, bool IsYou);

/// <summary>Has no rules. Only a type with a validator counts as a request type, whose fields may be left out.</summary>
internal sealed class PresenceValidator : AbstractValidator<PresenceRequest>;
