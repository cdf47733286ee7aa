using System.Globalization;
using NewsApi.Access;
using NewsApi.Changes;
using NewsApi.Http.Bodies;
using NewsApi.Http.Problems;

namespace NewsApi.Articles.Editing.Storage;

/// <summary>Names the wrong references of an article in the answer that names its other faults.</summary>
internal sealed class ArticleReferenceCheck(ChangeLog changes) : IReferenceCheck<ArticleContent>
{
    public Task<IReadOnlyList<ProblemError>> Find(ArticleContent body, IReadOnlyCollection<string> wrong, HttpContext context)
    {
        var id = long.TryParse(context.Request.RouteValues["id"]?.ToString(), CultureInfo.InvariantCulture, out var given) ? given : 0;
        // A write that records nothing is rolled back.
        return changes.WriteAsync(
            Caller.From(context.User), batch => ArticleReferences.Ask(batch, body, id), (write, asked) => asked.Refuse(write, wrong),
            context.RequestAborted);
    }
}
