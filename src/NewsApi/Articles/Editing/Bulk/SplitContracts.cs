using FluentValidation;
using NewsApi.Http.Bodies;

namespace NewsApi.Articles.Editing.Bulk;

/// <summary>Which articles of a tag are to carry another one.</summary>
/// <param name="Into" example="ceasefire">Slug of the tag that they are to carry.</param>
/// <param name="Keep">True when they keep the old tag beside it; false when null.</param>
/// <param name="Filter">Which of its articles; all of them when null.</param>
public sealed record TagSplitRequest(string? Into, bool? Keep, TagSplitFilter? Filter);

/// <summary>A choice among the articles of a tag, by their newest revisions. All that is given must hold.</summary>
/// <param name="Q" example="ceasefire talks">Words to find in title and summary, as in the editors' list.</param>
/// <param name="Section">Slug of their section.</param>
/// <param name="Language">BCP 47 tag of their language.</param>
/// <param name="Tag">Slug of another tag that they carry.</param>
/// <param name="Ids">Their ids, at most 1,000.</param>
public sealed record TagSplitFilter(string? Q, string? Section, string? Language, string? Tag, IReadOnlyList<long?>? Ids);

/// <summary>What came of a split, or would come of it.</summary>
/// <param name="Matched">How many articles there were to change.</param>
/// <param name="Changed">Ids of those that were changed by this call.</param>
/// <param name="Refused">Ids of those that could not be, because they would have too many tags.</param>
/// <param name="Remaining">How many are left for further calls.</param>
public sealed record TagSplitResponse(long Matched, IReadOnlyList<long> Changed, IReadOnlyList<long> Refused, long Remaining);

internal sealed class TagSplitValidator : AbstractValidator<TagSplitRequest>
{
    private const int MostIds = 1_000;

    public TagSplitValidator()
    {
        RuleFor(split => split.Into).NotEmpty().Slug();
        RuleFor(split => split.Filter!.Q).Line(200).When(split => split.Filter is not null);
        RuleFor(split => split.Filter!.Section).Slug().When(split => split.Filter is not null);
        RuleFor(split => split.Filter!.Language).Language().When(split => split.Filter is not null);
        RuleFor(split => split.Filter!.Tag).Slug().When(split => split.Filter is not null);
        RuleFor(split => split.Filter!.Ids).AtMost(MostIds).When(split => split.Filter is not null);
        RuleForEach(split => split.Filter!.Ids).NotNull().GreaterThan(0).When(split => split.Filter is not null);
    }
}
