using System.Globalization;
using System.Net;
using System.Text.Json;
using NewsApi.Tests.Media.Images;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Contract.Answers;

/// <summary>A site that holds one of everything, and the values that lead to it in paths.</summary>
internal sealed class AnswersSite(IReadOnlyDictionary<string, string> values, IReadOnlyDictionary<string, long> ids)
{
    /// <summary>Values that lead nowhere.</summary>
    public static readonly AnswersSite Nothing = new(
        new Dictionary<string, string> { ["language"] = "en", ["slug"] = "nowhere", ["token"] = "none", ["code"] = "zzzzz" },
        new Dictionary<string, long>());

    private const long Missing = 987_654_321;

    public static async Task<AnswersSite> Make(Api api)
    {
        await SetPages(api);
        var (tag, section, author) = (await api.Tag("named"), await api.Section("named"), await api.Author("named"));
        var article = await api.PublishedArticle(Makers.Content(slug: "named", section: "named", tags: ["named"]));
        var media = (await api.PostRaw("/v1/editorial/media", TestPictures.Png(64, 48), "image/png")).Expect(HttpStatusCode.Created);
        await api.PublishedArticle(new
        {
            language = "en", title = "With a picture", body = new { format = "markdown", content = "x" },
            leadImage = new { media = media.Id, alt = "Quarters" },
        });
        var menu = (await api.Post(
            "/v1/editorial/menus",
            new { slug = "named", names = new { en = "Named" }, items = new[] { new { kind = "section", slug = "named" } } }))
            .Expect(HttpStatusCode.Created);
        var link = (await api.Post("/v1/editorial/share-links", new { articleId = article.Id, alias = "named-link" }))
            .Expect(HttpStatusCode.Created);
        var preview = (await api.Post($"/v1/editorial/articles/{article.Id}/previews")).Expect(HttpStatusCode.Created).Json;
        var note = (await api.Post($"/v1/editorial/articles/{article.Id}/notes", new { text = "Look" })).Expect(HttpStatusCode.Created);
        var release = (await api.Post(
            "/v1/editorial/releases", new { name = "Together", items = new[] { new { articleId = (await api.Article()).Id } } }))
            .Expect(HttpStatusCode.Created);
        var webhook = (await api.Post("/v1/editorial/webhooks", new { name = "Told", url = "https://hooks.example/" }))
            .Expect(HttpStatusCode.Created).Json["webhook"]!["id"]!.GetValue<long>();
        await api.PublishedFront("named", new { key = "top", cards = new[] { new { kind = "article", article = article.Id } } });
        var frontPreview = (await api.Post("/v1/editorial/fronts/named/previews")).Expect(HttpStatusCode.Created).Json;
        var partner = (await api.Post("/v1/editorial/partners", new { name = "Agency" })).Expect(HttpStatusCode.Created);
        var delivery = (await api.Post($"/v1/editorial/webhooks/{webhook}/test")).Expect(HttpStatusCode.OK);
        // One that may be revoked: the newest comes first.
        (await api.Post("/v1/editorial/keys", new { name = "Spare", role = "writer" })).Expect(HttpStatusCode.Created);
        var key = (await api.Get("/v1/editorial/keys")).Ids[0];
        return new AnswersSite(
            new Dictionary<string, string>
            {
                ["language"] = "en", ["slug"] = "named", ["code"] = "named-link", ["token"] = preview["token"]!.GetValue<string>(),
                ["frontToken"] = frontPreview["token"]!.GetValue<string>(),
                ["previewId"] = preview["preview"]!["id"]!.ToJsonString(), ["noteId"] = Text(note.Id), ["number"] = "1",
                ["deliveryId"] = Text(delivery.Id), ["name"] = "named", ["file"] = "rss.xml", ["page"] = "0", ["version"] = "latest",
                ["url"] = Uri.EscapeDataString((await api.Get($"/v1/articles/{article.Id}")).Json["url"]!.GetValue<string>()),
            },
            new Dictionary<string, long>
            {
                ["articles"] = article.Id, ["authors"] = author.Id, ["sections"] = section.Id, ["tags"] = tag.Id,
                ["share-links"] = link.Id, ["releases"] = release.Id, ["keys"] = key,
                ["webhooks"] = webhook, ["partners"] = partner.Id, ["media"] = media.Id, ["menus"] = menu.Id,
            });
    }

    /// <summary>The path with values instead of its parameters.</summary>
    public string Fill(string path)
    {
        var parts = path.Split('/');
        for (var i = 1; i < parts.Length; i++)
            parts[i] = parts[i].StartsWith("{id}", StringComparison.Ordinal)
                ? Text(ids.GetValueOrDefault(parts[i - 1], Missing)) + parts[i]["{id}".Length..]
                : Filled(parts[i]);
        // Both feeds and pictures have files.
        if (path.StartsWith("/media/", StringComparison.Ordinal))
            parts[^1] = "large.jpg";
        // So have previews of articles and of fronts.
        if (path.StartsWith("/v1/preview/fronts/", StringComparison.Ordinal))
            parts[^1] = values.GetValueOrDefault("frontToken", "none");
        return string.Join('/', parts);
    }

    public string Query(string operation) => operation switch
    {
        "suggest" => "?q=bri",
        "listChanges" => "?include=article",
        "compareRevisions" or "compareFrontRevisions" => "?from=1&to=1",
        "getOEmbed" => $"?url={values["url"]}",
        _ => "",
    };

    /// <summary>A body that this operation takes; an empty one where it needs none.</summary>
    public string Body(string operation) => JsonSerializer.Serialize<object>(operation switch
    {
        "createNote" => new { text = "Look" },
        "createArticle" or "updateArticle" => Makers.Content(),
        "patchArticle" => new { title = "Another bridge opens" },
        "createFront" => new { slug = "new", draft = Makers.FrontContent() },
        "updateFrontDraft" => Makers.FrontContent(new { key = "other" }),
        "createAuthor" or "createSection" or "createMenu" => new { slug = "new", names = new { en = "New" } },
        "updateAuthor" or "updateSection" or "updateMenu" => new { slug = "named", names = new { en = "Named again" } },
        "createTag" => new { slug = "new", kind = "topic", names = new { en = "New" } },
        "updateTag" => new { slug = "named", kind = "topic", names = new { en = "Named again" } },
        "createShareLink" => new { articleId = ids["articles"] },
        "createKey" => new { name = "New", role = "writer" },
        "addEvents" => Array.Empty<object>(),
        "createWebhook" or "updateWebhook" => new { name = "Told", url = "https://hooks.example/" },
        "replayWebhook" => new { fromSeq = 1 },
        "createRelease" => new { name = "New", items = new[] { new { articleId = ids["articles"] } } },
        _ => new { },
    });

    private static async Task SetPages(Api api)
    {
        var site = await api.Get("/v1/editorial/site");
        (await api.Put("/v1/editorial/site", new { name = "Site", languages = new[] { "en" }, defaultLanguage = "en" }, site.ETag))
            .Expect(HttpStatusCode.OK);
    }

    private string Filled(string part)
    {
        if (!part.StartsWith('{'))
            return part;
        var end = part.IndexOf('}', StringComparison.Ordinal);
        return values.GetValueOrDefault(part[1..end], Text(Missing)) + part[(end + 1)..];
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
