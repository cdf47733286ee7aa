using NewsApi.Access;
using NewsApi.Changes;
using NewsApi.Http.Bodies;
using NewsApi.Http.Problems;

namespace NewsApi.ShareLinks.Links;

/// <summary>Names an article or language that does not exist in the answer that names the other faults of a new link.</summary>
internal sealed class ShareLinkReferenceCheck(ChangeLog changes) : IReferenceCheck<NewShareLinkRequest>
{
    public Task<IReadOnlyList<ProblemError>> Find(NewShareLinkRequest body, IReadOnlyCollection<string> wrong, HttpContext context) =>
        // A write that records nothing is rolled back.
        changes.WriteAsync<IReadOnlyList<ProblemError>>(
            Caller.From(context.User),
            write =>
            [
                .. ShareLinkRepository.UnknownReferences(write, body)
                    .Where(error => !wrong.Contains(error.Pointer!) && (error.Pointer != "/articleId" || body.ArticleId is not null)),
            ],
            context.RequestAborted);
}
