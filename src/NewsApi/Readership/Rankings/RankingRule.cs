using FluentValidation;
using NewsApi.Http.Answers;

namespace NewsApi.Readership.Rankings;

/// <summary>A row of <c>article_rankings</c>.</summary>
internal sealed record RankingRule : IVersioned
{
    public long ArticleId { get; init; }

    public bool Pinned { get; init; }

    public int? Position { get; init; }

    public bool Excluded { get; init; }

    public DateTimeOffset? UntilAt { get; init; }

    public int Version { get; init; }

    public long Seq { get; init; }

    public DateTimeOffset? ModifiedAt { get; init; }

    public string? ModifiedBy { get; init; }

    /// <summary>Whether the rule pins or excludes its article; a deleted rule does neither.</summary>
    public bool IsSet => Pinned || Excluded;

    public EditorialRanking ToResponse() => new(ArticleId, Pinned, Position, Excluded, UntilAt, Version, ModifiedAt, ModifiedBy);
}

internal sealed class RankingValidator : AbstractValidator<RankingRequest>
{
    private const int LastPosition = 1_000;

    public RankingValidator(TimeProvider time)
    {
        RuleFor(rule => rule.Pinned)
            .Must((rule, pinned) => pinned == true || rule.Excluded == true)
            .WithErrorCode("nothing_set").WithMessage("Set pinned or excluded to true; to remove both, use DELETE.");
        RuleFor(rule => rule.Excluded)
            .Must((rule, excluded) => excluded != true || rule.Pinned != true)
            .WithErrorCode("not_both").WithMessage("An article can't be both pinned and excluded.");
        RuleFor(rule => rule.Position)
            .InclusiveBetween(1, LastPosition)
            .Must((rule, position) => position is null || rule.Pinned == true)
            .WithErrorCode("not_taken").WithMessage("Only a pinned article has a position.");
        RuleFor(rule => rule.Until)
            .Must(until => until is null || until > time.GetUtcNow())
            .WithErrorCode("out_of_range").WithMessage("Must be in the future.");
    }
}
