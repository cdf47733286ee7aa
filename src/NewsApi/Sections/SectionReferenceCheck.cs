using NewsApi.Http.Bodies;
using NewsApi.Http.Problems;
using NewsApi.Terms;
using NewsApi.Text.Names;

namespace NewsApi.Sections;

/// <summary>Reports an unknown parent and a taken slug together with the other errors of a section.</summary>
internal sealed class SectionReferenceCheck(SectionRepository sections) : IReferenceCheck<SectionRequest>
{
    public async Task<IReadOnlyList<ProblemError>> Find(SectionRequest body, IReadOnlyCollection<string> wrong, HttpContext context)
    {
        var slug = SlugReferenceCheck.Wanted(body.Slug, () => LocalisedText.From(body.Names).ToSlug(), wrong, context);
        var taken = await SlugReferenceCheck.Find("section", slug, sections.FindBySlug, context);
        return body.Parent is null || wrong.Contains("/parent")
            || await sections.FindBySlug(body.Parent, context.RequestAborted) is not null
                ? taken
                : [SectionRepository.UnknownParent(body.Parent), .. taken];
    }
}
