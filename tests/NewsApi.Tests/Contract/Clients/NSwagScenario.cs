using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Generated;

/// <summary>What <c>scenario.ts</c> does, by NSwag's client; compiled with it by the test.</summary>
public static class Scenario
{
    public static async Task<IReadOnlyList<string>> Run(string url, string key)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        var client = new NewsApiClient(http) { BaseUrl = url };
        var steps = new List<string>();

        var first = await client.ListArticlesAsync(limit: 2);
        steps.Add($"list {first.StatusCode}");
        var second = await client.ListArticlesAsync(limit: 2, cursor: first.Result.Page.Next);
        if (second.Result.Items.Count != 2 || second.Result.Items.Any(item => first.Result.Items.Any(other => other.Id == item.Id)))
            throw new InvalidOperationException("An item came twice, or not at all.");
        steps.Add($"page {second.StatusCode}");
        var few = await client.ListArticlesAsync(limit: 1, fields: [ListedArticleFieldName.Id, ListedArticleFieldName.Title]);
        if (few.Result.Items.Single() is not { Id: > 0, Title.Length: > 0, Summary: null })
            throw new InvalidOperationException("fields= was not read.");

        var created = await client.CreateArticleAsync(Content("Night tram returns to the left bank"));
        steps.Add($"create {created.StatusCode}");
        var id = created.Result.Id;
        var summary = new ArticleContentMergePatch { Summary = "Line 4 runs until two." };
        var patched = await client.PatchArticleAsync(id, ETag(created), summary);
        if (patched.Result.Content.Summary != "Line 4 runs until two." || patched.Result.Content.Title != created.Result.Content.Title)
            throw new InvalidOperationException("The patch changed something else.");
        steps.Add($"patch {patched.StatusCode}");
        var published = await client.PublishArticleAsync(id, ETag(patched));
        steps.Add($"publish {published.StatusCode}");

        steps.Add(await Refusal("stale", "stale_version", null, () => client.PatchArticleAsync(id, ETag(created), summary)));
        steps.Add(await Refusal("wrong", "invalid_body", "/title", () => client.CreateArticleAsync(Content(new string('x', 301)))));
        return steps;
    }

    private static ArticleContent Content(string title) => new()
    {
        Language = "en", Title = title, Body = new ArticleBodySource { Format = BodyFormat.Markdown, Content = "Trams run." },
    };

    private static string ETag(SwaggerResponse response) => response.Headers["ETag"].Single();

    private static async Task<string> Refusal(string step, string code, string? pointer, Func<Task> call)
    {
        try
        {
            await call();
            return $"{step} succeeded";
        }
        catch (ApiException<ProblemResponse> refused)
        {
            return refused.Result.Code == code && (pointer is null || refused.Result.Errors.Any(error => error.Pointer == pointer))
                ? $"{step} {refused.StatusCode}"
                : $"{step} {refused.Response}";
        }
    }
}

/// <summary>
/// What every user of this client adds: a property that is not set is not sent, because null in a merge patch removes a value; and lists
/// of choices are read by their names, for which NSwag writes no converter.
/// </summary>
public partial class NewsApiClient
{
    static partial void UpdateJsonSerializerSettings(JsonSerializerOptions settings)
    {
        settings.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        settings.Converters.Add(new JsonStringEnumConverter());
    }
}
