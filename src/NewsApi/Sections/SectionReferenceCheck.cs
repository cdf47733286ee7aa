using NewsApi.Http.Bodies;
using NewsApi.Http.Problems;

namespace NewsApi.Sections;

/// <summary>Names a parent that does not exist in the answer that names the other faults of a section.</summary>
internal sealed class SectionReferenceCheck(SectionRepository sections) : IReferenceCheck<SectionRequest>
{
    public async Task<IReadOnlyList<ProblemError>> Find(SectionRequest body, IReadOnlyCollection<string> wrong, HttpContext context) =>
        body.Parent is null || wrong.Contains("/parent") || await sections.FindBySlug(body.Parent, context.RequestAborted) is not null
            ? []
            : [SectionRepository.UnknownParent(body.Parent)];
}
