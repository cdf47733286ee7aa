using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NewsApi.Caching;
using NewsApi.Http;
using NewsApi.Http.Routing;
using NewsApi.Json;
using NewsApi.Site;

namespace NewsApi.NewsReader;

/// <summary>Makes pages from public answers of the Content API. The script that makes a page gets these answers.</summary>
internal sealed class ReaderPages(ReaderScripts scripts, ReaderFiles files, InternalRequests requests, SiteCache sites, PublicUrl api)
{
    // A former slug redirects to the current slug, and a replaced story redirects to another story.
    private const int MostSteps = 3, MostRounds = 3;

    /// <param name="request">The request for the page.</param>
    /// <param name="path">The page's path below the path of the public URL.</param>
    /// <param name="dependencies">Receives the dependencies of all answers that the page uses.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<MadePage> Make(HttpRequest request, string path, Dependencies dependencies, CancellationToken ct)
    {
        var site = await sites.Settings(ct);
        var own = PathString.FromUriComponent(path).ToUriComponent();
        var query = ReaderDelivery.Parameters.Where(one => request.Query.ContainsKey(one.Name))
            .ToDictionary(one => one.Name, one => request.Query[one.Name].ToString());
        var route = scripts.Call("route", ApiJson.Write(new
        {
            path = own, query, @base = "", articlePath = site.ArticlePath, languages = site.Languages, language = site.DefaultLanguage,
        }));
        var answers = await Ask(request, route, dependencies, ct);
        var shown = query.Where(one => one.Key != ReaderDelivery.Cursor).ToList();
        var context = ApiJson.Write(new
        {
            @base = api.Path, api = api.Path, articlePath = site.ArticlePath, origin = api.Root[..^api.Path.Length],
            path = request.Address(own) + (path is "/search" or "/most-read" ? QueryString.Create(shown!) : QueryString.Empty),
            assets = request.Address($"{ReaderFiles.Folder}/{files.Version}"),
        });
        return ApiJson.Read<MadePage>(scripts.Call("page", Input(route, answers, withBodies: true, context)));
    }

    private async Task<Dictionary<string, InternalAnswer>> Ask(
        HttpRequest request, string route, Dependencies dependencies, CancellationToken ct)
    {
        var answers = new Dictionary<string, InternalAnswer>(StringComparer.Ordinal);
        // A page with an id has the language of its story. For other pages, the next questions depend only on the statuses of the answers.
        var hasId = JsonNode.Parse(route)!["id"] is not null;
        for (var round = 0; round < MostRounds; round++)
        {
            var wanted = ApiJson.Read<Dictionary<string, string>>(
                scripts.Call("wanted", Input(route, answers, withBodies: hasId)));
            var missing = wanted.Where(one => !answers.ContainsKey(one.Key)).ToList();
            if (missing.Count == 0)
                break;
            var found = await Task.WhenAll(missing.Select(one => Get(request, one.Value, ct)));
            foreach (var ((name, _), (answer, kept)) in missing.Zip(found))
            {
                answers[name] = answer;
                if (kept is not null)
                    dependencies.Add(kept);
            }
        }

        // A missing thing, such as a front, may be created without a change to the things that this page depends on.
        dependencies.HasNumbers();
        return answers;
    }

    private async Task<(InternalAnswer Answer, Answer? Kept)> Get(HttpRequest request, string target, CancellationToken ct)
    {
        var taken = new CapturedAnswer();
        var answer = await requests.Get(target, ct, features => features.Set(taken));
        for (var step = 0; step < MostSteps && answer is { Status: StatusCodes.Status301MovedPermanently, Location: { } location }; step++)
            answer = await requests.Get(location, ct, features => features.Set(taken));
        return (answer, taken.Answer);
    }

    private static string Input(string route, Dictionary<string, InternalAnswer> answers, bool withBodies, string? context = null)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WritePropertyName("route");
            json.WriteRawValue(route);
            json.WriteStartObject("answers");
            foreach (var (name, answer) in answers)
            {
                json.WriteStartObject(name);
                json.WriteNumber("status", answer.Status);
                if (withBodies && answer.ContentType.Contains("json", StringComparison.Ordinal) && answer.Body.Length > 0)
                {
                    json.WritePropertyName("body");
                    json.WriteRawValue(answer.Body, skipInputValidation: true);
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
            if (context is not null)
            {
                json.WritePropertyName("context");
                json.WriteRawValue(context);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}

/// <summary>A page that the script has made.</summary>
internal sealed record MadePage
{
    public int Status { get; init; }

    /// <summary>The address to redirect to; null where there is no redirect.</summary>
    public string? Location { get; init; }

    public string Language { get; init; } = "";

    public string Html { get; init; } = "";

    /// <summary>True if no page of the site can have this address.</summary>
    public bool IsNoAddress { get; init; }
}
