using NewsApi.Http.Bodies;
using NewsApi.Http.Problems;
using NewsApi.Tags;

namespace NewsApi.Articles.Editing.Bulk;

/// <summary>Checks that the tags of a split exist, so that one answer lists unknown tags and all other errors of the request.</summary>
internal sealed class TagSplitReferenceCheck(TagRepository tags) : IReferenceCheck<TagSplitRequest>
{
    private const string Other = "/filter/tag";

    public async Task<IReadOnlyList<ProblemError>> Find(TagSplitRequest body, IReadOnlyCollection<string> wrong, HttpContext context)
    {
        var into = await TagMergeReferenceCheck.OtherTag(tags, body.Into, wrong, context);
        return body.Filter?.Tag is not { } tag || wrong.Contains(Other) || wrong.Contains("/filter")
            || await tags.FindBySlug(tag, context.RequestAborted) is not null
                ? into
                : [.. into, TagRepository.UnknownTag(Other, tag)];
    }
}
