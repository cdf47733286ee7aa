using FluentValidation;
using NewsApi.Http.Bodies;

namespace NewsApi.Articles.Editing.Bulk;

/// <summary>A request to move articles from one tag to another.</summary>
/// <param name="Into" example="ceasefire">Slug of the tag that the articles get.</param>
/// <param name="Keep">True if the articles also keep the old tag; false when null.</param>
/// <param name="Filter">Conditions that select some of the tag's articles; null selects all.</param>
public sealed record TagSplitRequest(string? Into, bool? Keep, TagSplitFilter? Filter);

/// <summary>Selects articles of a tag by their newest revisions. An article must meet all given conditions.</summary>
/// <param name="Q" example="ceasefire talks">Words to find in title and summary, as in the editors' list.</param>
/// <param name="Section">Slug of the articles' section.</param>
/// <param name="Language">BCP 47 tag of the articles' language.</param>
/// <param name="Tag">Slug of another tag that the articles have.</param>
/// <param name="Ids">Ids of the articles, at most 1,000.</param>
public sealed record TagSplitFilter(string? Q, string? Section, string? Language, string? Tag, IReadOnlyList<long?>? Ids);

/// <summary>The result of a split, or with dryRun the expected result.</summary>
/// <param name="Matched">How many articles matched.</param>
/// <param name="Changed">Ids of the articles that this call changed, or with dryRun of those that it would try to change.</param>
/// <param name="Refused">Ids of the articles that were not changed because they would have too many tags; empty with dryRun.</param>
/// <param name="Remaining">How many articles are left for further calls.</param>
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
