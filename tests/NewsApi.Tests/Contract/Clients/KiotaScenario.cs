using Generated.Models;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;

namespace Generated;

/// <summary>What <c>scenario.ts</c> does, by Kiota's client; compiled with it by the test.</summary>
public static class Scenario
{
    public static async Task<IReadOnlyList<string>> Run(string url, string key)
    {
        using var adapter = new HttpClientRequestAdapter(new Bearer(key)) { BaseUrl = url };
        var client = new NewsApiClient(adapter);
        var steps = new List<string>();

        var first = (await client.V1.Articles.GetAsync(one => one.QueryParameters.Limit = 2))!;
        steps.Add("list 200");
        var second = (await client.V1.Articles.GetAsync(one =>
        {
            one.QueryParameters.Limit = 2;
            one.QueryParameters.Cursor = first.Page!.Next;
        }))!;
        if (second.Items!.Count != 2 || second.Items.Any(item => first.Items!.Any(other => other.Id == item.Id)))
            throw new InvalidOperationException("An item came twice, or not at all.");
        steps.Add("page 200");

        var articles = client.V1.Editorial.Articles;
        var (ofCreated, ofPatched) = (new HeadersInspectionHandlerOption(), new HeadersInspectionHandlerOption());
        ofCreated.InspectResponseHeaders = ofPatched.InspectResponseHeaders = true;
        var created = (await articles.PostAsync(Content("Night tram returns to the left bank"), one => one.Options.Add(ofCreated)))!;
        steps.Add("create 201");
        var (article, old) = (articles[created.Id!.Value], ETag(ofCreated));
        var patched = (await article.PatchAsync(new ArticleContentMergePatch { Summary = "Line 4 runs until two." }, one =>
        {
            one.Headers.Add("If-Match", old);
            one.Options.Add(ofPatched);
        }))!;
        if (patched.Content!.Summary != "Line 4 runs until two." || patched.Content.Title != created.Content!.Title)
            throw new InvalidOperationException("The patch changed something else.");
        steps.Add("patch 200");
        var current = ETag(ofPatched);
        await article.Publish.PostAsync(new PublishRequest(), one => one.Headers.Add("If-Match", current));
        steps.Add("publish 200");

        steps.Add(await Refusal("stale", "stale_version", null, () => article.PatchAsync(
            new ArticleContentMergePatch { Summary = "Late" }, one => one.Headers.Add("If-Match", old))));
        steps.Add(await Refusal("wrong", "invalid_body", "/title", () => articles.PostAsync(Content(new string('x', 301)))));
        return steps;
    }

    private static string ETag(HeadersInspectionHandlerOption answer) => answer.ResponseHeaders["ETag"].Single();

    private static ArticleContent Content(string title) => new()
    {
        Language = "en", Title = title, Body = new ArticleBodySource { Format = BodyFormat.Markdown, Content = "Trams run." },
    };

    private static async Task<string> Refusal(string step, string code, string? pointer, Func<Task> call)
    {
        try
        {
            await call();
            return $"{step} succeeded";
        }
        catch (ProblemResponse refused)
        {
            return refused.Code == code && (pointer is null || refused.Errors!.Any(error => error.Pointer == pointer))
                ? $"{step} {refused.ResponseStatusCode}"
                : $"{step} {refused.Code} {refused.Detail}";
        }
    }

    private sealed class Bearer(string key) : IAuthenticationProvider
    {
        public Task AuthenticateRequestAsync(
            RequestInformation request, Dictionary<string, object>? additionalAuthenticationContext = null,
            CancellationToken cancellationToken = default)
        {
            request.Headers.Add("Authorization", $"Bearer {key}");
            return Task.CompletedTask;
        }
    }
}
