using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;
using NewsApi.Site;

namespace NewsApi.Terms;

/// <summary>Answers to readers that are the same for all kinds of terms.</summary>
internal static class TermAnswers
{
    /// <summary>Answers a reader's request for a term by its slug. A former slug gets a redirect to the present one.</summary>
    /// <param name="term">The term that has or had the slug.</param>
    /// <param name="kind">One of <see cref="ChangeKinds"/>; the path of the redirect has the plural of the kind.</param>
    /// <param name="slug">The slug in the request.</param>
    /// <param name="dependencies">Collects the objects on which the answer depends.</param>
    /// <param name="dependency">Makes the dependency on this term.</param>
    /// <param name="language">The reader's language.</param>
    /// <param name="show">Makes the answer, from the reader's language and the site's default.</param>
    public static Results<Ok<TShown>, MovedTo, Problem> ToAnswer<T, TShown>(
        this T? term, string kind, string slug, Dependencies dependencies, Func<long, Dependency> dependency, ReaderLanguage language,
        Func<T, string, string, TShown> show) where T : Term
    {
        if (term is null)
            return Problem.NotFound(kind);
        if (!term.Slug.Equals(slug, StringComparison.OrdinalIgnoreCase))
            return new MovedTo($"/v1/{kind}s/{term.Slug}");
        dependencies.Add(dependency(term.Id));
        dependencies.Add(Dependency.Site);
        return TypedResults.Ok(show(term, language.Tag, language.SiteDefault));
    }
}
