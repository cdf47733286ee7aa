using NewsApi.Http.Bodies;
using NewsApi.Http.Problems;
using NewsApi.Terms;
using NewsApi.Text.Names;

namespace NewsApi.Authors;

/// <summary>Reports a taken slug together with the other errors of an author.</summary>
internal sealed class AuthorReferenceCheck(AuthorRepository authors) : IReferenceCheck<AuthorRequest>
{
    public Task<IReadOnlyList<ProblemError>> Find(AuthorRequest body, IReadOnlyCollection<string> wrong, HttpContext context) =>
        SlugReferenceCheck.Find(
            "author", SlugReferenceCheck.Wanted(body.Slug, () => LocalisedText.From(body.Names).ToSlug(), wrong, context),
            authors.FindBySlug, context);
}
