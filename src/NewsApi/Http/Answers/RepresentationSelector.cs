using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace NewsApi.Http.Answers;

/// <summary>Another form of a resource. Its address is the path of the resource with a suffix.</summary>
internal sealed record AlternateRepresentation(string MediaType, string Suffix)
{
    /// <summary>
    /// The end of the parameter <c>profile</c> (RFC 6906) by which an Accept range names this form; null if the media type is enough.
    /// </summary>
    public string? Profile { get; init; }

    /// <summary>A text that <c>Accept</c> must contain to name this form.</summary>
    public string Mark => Profile ?? MediaType;
}

/// <summary>Endpoint metadata: the header Accept can choose another form of this resource.</summary>
internal sealed record HasAlternateRepresentations;

/// <summary>
/// Directs a request for an article to another form of the article if the header Accept prefers that form. It runs before the answer
/// cache, so it writes the form into the request target, which is the key of the cache.
/// </summary>
/// <param name="forms">The other forms.</param>
internal sealed class RepresentationSelector(params IReadOnlyList<AlternateRepresentation> forms)
{
    private const string Resources = "/v1/articles/", BySlug = "by-slug/", Json = "application/json";

    /// <summary>Whether the header Accept chose the form of the answer.</summary>
    public static bool IsChosen(HttpContext context) => context.Features.Get<Chosen>() is not null;

    public void Choose(HttpContext context)
    {
        var accept = context.Request.Headers.Accept;
        if (accept.Count == 0 || Preferred(accept.ToString()) is not { } form || !IsArticle(context.Request.Path.Value))
            return;
        var request = context.Request;
        var http = context.Features.GetRequiredFeature<IHttpRequestFeature>();
        var target = http.RawTarget is { Length: > 0 } raw ? raw : request.Path.ToUriComponent() + request.QueryString.ToUriComponent();
        request.Path = new PathString(request.Path.Value + form.Suffix);
        // No request target has a space. So this answer has its own cache key, which it needs because its Vary header is different.
        http.RawTarget = $"{form.MediaType} {target}";
        context.Features.Set(Chosen.Mark);
    }

    private AlternateRepresentation? Preferred(string accept)
    {
        foreach (var form in forms)
            if (accept.Contains(form.Mark, StringComparison.OrdinalIgnoreCase) && IsPreferred(form, accept))
                return form;
        return null;
    }

    // AI agents name Markdown before "*/*", and want Markdown. A client that also names JSON gets JSON, unless it gives the other form a
    // higher weight.
    private static bool IsPreferred(AlternateRepresentation form, string accept)
    {
        if (!MediaTypeHeaderValue.TryParseList([accept], out var ranges))
            return false;
        var own = Quality(ranges.Where(range => Names(range, form)), form.MediaType);
        var json = Quality(ranges.Where(range => form.Profile is null || !Names(range, form)), Json);
        return own > 0 && own > (json ?? 0);
    }

    private static bool Names(MediaTypeHeaderValue range, AlternateRepresentation form) => form.Profile is null
        || range.Parameters.Any(parameter => parameter.Name.Equals("profile", StringComparison.OrdinalIgnoreCase)
            && HeaderUtilities.RemoveQuotes(parameter.Value).Value?.TrimEnd('#')
                .EndsWith(form.Profile, StringComparison.OrdinalIgnoreCase) == true);

    private static double? Quality(IEnumerable<MediaTypeHeaderValue> ranges, string mediaType) =>
        ranges.FirstOrDefault(range => range.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase)) is { } range
            ? range.Quality ?? 1
            : null;

    private static bool IsArticle(string? path)
    {
        if (path is null || !path.StartsWith(Resources, StringComparison.OrdinalIgnoreCase))
            return false;
        var rest = path.AsSpan(Resources.Length);
        return rest.StartsWith(BySlug, StringComparison.OrdinalIgnoreCase)
            ? rest[BySlug.Length..].Count('/') == 1 && !rest.Contains('.') && !rest.EndsWith('/')
            : rest.Length > 0 && !rest.ContainsAnyExceptInRange('0', '9');
    }

    private sealed class Chosen
    {
        public static readonly Chosen Mark = new();
    }
}

internal static class RepresentationMiddleware
{
    public static void UseAlternateRepresentations(this IApplicationBuilder app, params IReadOnlyList<AlternateRepresentation> forms)
    {
        var accepted = new RepresentationSelector(forms);
        app.Use(next => context =>
        {
            accepted.Choose(context);
            return next(context);
        });
    }
}
