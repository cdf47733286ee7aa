using System.Globalization;
using NewsApi.Http.Problems;

namespace NewsApi.Terms;

/// <summary>Names a slug that another term has in the answer that names the other faults of a term.</summary>
internal static class TakenSlug
{
    /// <param name="kind">The kind of term, for people.</param>
    /// <param name="slug">The slug that the term would get; null for none, or where it is wrong.</param>
    /// <param name="find">Reads the term that has or had a slug.</param>
    /// <param name="context">The request; its address names the term that the body replaces.</param>
    public static async Task<IReadOnlyList<ProblemError>> Find<T>(
        string kind, string? slug, Func<string, CancellationToken, Task<T?>> find, HttpContext context) where T : Term =>
        !string.IsNullOrEmpty(slug) && await find(slug, context.RequestAborted) is { } owner && owner.Id != IdOf(context)
            ? [ProblemError.InBody("/slug", "taken", $"Another {kind} has, or had, this slug.")]
            : [];

    /// <summary>The id in the request's address; 0 for a term that is to be made.</summary>
    public static long IdOf(HttpContext context) =>
        long.TryParse(context.Request.RouteValues["id"]?.ToString(), CultureInfo.InvariantCulture, out var id) ? id : 0;

    /// <summary>The slug that is asked for, else for a new term the one that its names make; null where the names are wrong too.</summary>
    public static string? Wanted(string? slug, Func<string> ofNames, IReadOnlyCollection<string> wrong, HttpContext context) =>
        wrong.Contains("/slug") ? null
        : slug ?? (IdOf(context) != 0 || wrong.Any(pointer => pointer.StartsWith("/names", StringComparison.Ordinal)) ? null : ofNames());
}
