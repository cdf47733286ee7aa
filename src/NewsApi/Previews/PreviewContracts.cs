using FluentValidation;

namespace NewsApi.Previews;

/// <summary>A new preview link.</summary>
/// <param name="Revision">Number of the revision to show; the newest when null.</param>
/// <param name="ExpiresAt">When the link stops working: in the future, at most 30 days from now.</param>
/// <param name="Hours">How many hours the link works, 1 to 720, in place of <c>expiresAt</c>. The default without both is 24.</param>
public sealed record PreviewRequest(int? Revision, DateTimeOffset? ExpiresAt, int? Hours)
{
    internal static PreviewRequest Plain { get; } = new(null, null, null);
}

/// <summary>A preview link without the token that opens it.</summary>
/// <param name="Id">The preview's id.</param>
/// <param name="Revision">Number of the revision that it shows.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="CreatedBy">Who made it: <c>key:{id}</c> or <c>jwt:{subject}</c>.</param>
/// <param name="ExpiresAt">When it stops working.</param>
/// <param name="RevokedAt">When it was revoked; null if it was not.</param>
public sealed record PreviewResponse(
    long Id,
    int Revision,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? RevokedAt);

/// <summary>A new preview link. Only this answer contains its token and address.</summary>
/// <param name="Token">The secret token, which opens the preview.</param>
/// <param name="Url">The address that shows the revision, without a key.</param>
/// <param name="Preview">The stored data of the link.</param>
public sealed record NewPreviewResponse(string Token, string Url, PreviewResponse Preview);

internal sealed class PreviewValidator : AbstractValidator<PreviewRequest>
{
    public PreviewValidator(TimeProvider time)
    {
        RuleFor(request => request.Revision).GreaterThan(0);
        RuleFor(request => request.Hours)
            .InclusiveBetween(1, PreviewLifetime.MostHours)
            .Must((request, hours) => hours is null || request.ExpiresAt is null)
            .WithErrorCode("not_both").WithMessage("Takes hours or expiresAt, not both.");
        RuleFor(request => request.ExpiresAt)
            .Must(end => end is null || (end > time.GetUtcNow() && end <= time.GetUtcNow().AddHours(PreviewLifetime.MostHours)))
            .WithErrorCode("out_of_range").WithMessage("Must lie in the future, at most 30 days from now.");
    }
}
