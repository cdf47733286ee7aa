using NewsApi.Http.Bodies;
using NewsApi.Http.Problems;
using NewsApi.Terms;
using NewsApi.Text.Names;

namespace NewsApi.Tags;

/// <summary>Reports a taken slug together with the other errors of a tag.</summary>
internal sealed class TagReferenceCheck(TagRepository tags) : IReferenceCheck<TagRequest>
{
    public Task<IReadOnlyList<ProblemError>> Find(TagRequest body, IReadOnlyCollection<string> wrong, HttpContext context) =>
        SlugReferenceCheck.Find(
            "tag", SlugReferenceCheck.Wanted(body.Slug, () => LocalisedText.From(body.Names).ToSlug(), wrong, context),
            tags.FindBySlug, context);
}

/// <summary>Reports an unknown tag, or the tag itself, as the target of a merge together with the other errors of the request.</summary>
internal sealed class TagMergeReferenceCheck(TagRepository tags) : IReferenceCheck<TagMergeRequest>
{
    public Task<IReadOnlyList<ProblemError>> Find(TagMergeRequest body, IReadOnlyCollection<string> wrong, HttpContext context) =>
        OtherTag(tags, body.Into, wrong, context);

    /// <summary>The errors if the tag that a request names at <c>/into</c> is unknown or is the tag itself.</summary>
    public static async Task<IReadOnlyList<ProblemError>> OtherTag(
        TagRepository tags, string? into, IReadOnlyCollection<string> wrong, HttpContext context)
    {
        if (into is null || wrong.Contains("/into"))
            return [];
        var other = await tags.FindBySlug(into, context.RequestAborted);
        return other is null ? [TagRepository.UnknownTag("/into", into)]
            : other.Id == SlugReferenceCheck.IdOf(context) ? [TagRepository.SameTag()]
            : [];
    }
}
