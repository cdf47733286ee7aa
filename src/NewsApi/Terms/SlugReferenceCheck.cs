using System.Globalization;
using NewsApi.Http.Problems;

namespace NewsApi.Terms;

/// <summary>Reports a slug that another term has or had, in the same answer as the other errors of the request.</summary>
internal static class SlugReferenceCheck
{
    /// <param name="kind">The kind of term, for the text of the message.</param>
    /// <param name="slug">The slug that the term would get; null when there is none or it is invalid.</param>
    /// <param name="find">Reads the term that has or had a slug.</param>
    /// <param name="context">The HTTP context. If the request replaces a term, the request address has its id.</param>
    public static async Task<IReadOnlyList<ProblemError>> Find<T>(
        string kind, string? slug, Func<string, CancellationToken, Task<T?>> find, HttpContext context) where T : Term =>
        !string.IsNullOrEmpty(slug) && await find(slug, context.RequestAborted) is { } owner && owner.Id != IdOf(context)
            ? [ProblemError.InBody("/slug", "taken", $"Another {kind} has, or had, this slug.")]
            : [];

    /// <summary>The id in the request's address; 0 in a request that creates a term.</summary>
    public static long IdOf(HttpContext context) =>
        long.TryParse(context.Request.RouteValues["id"]?.ToString(), CultureInfo.InvariantCulture, out var id) ? id : 0;

    /// <summary>
    /// The slug in the request. If it is missing, a new term gets a slug made from its names. Null when the slug is invalid. Also null when
    /// it is missing, and the names are invalid or the term exists already.
    /// </summary>
    public static string? Wanted(string? slug, Func<string> ofNames, IReadOnlyCollection<string> wrong, HttpContext context) =>
        wrong.Contains("/slug") ? null
        : slug ?? (IdOf(context) != 0 || wrong.Any(pointer => pointer.StartsWith("/names", StringComparison.Ordinal)) ? null : ofNames());
}
