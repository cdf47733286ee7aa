using System.Net;

namespace NewsApi.Tests.Support;

/// <summary>Makes what a test needs to be there, by HTTP, with a valid value in every field that it does not care about.</summary>
public static class Makers
{
    public static object Content(
        string title = "A bridge opens", string? slug = null, string language = "en", string? section = null, string[]? tags = null,
        object[]? authors = null, string body = "The bridge opened on Monday.", long? translationOf = null, string? summary = null) => new
        {
            language, translationOf, slug, title, summary, section, tags, authors,
            body = new { format = "markdown", content = body },
        };

    public static async Task<Answer> Article(this Api api, object? content = null) =>
        (await api.Post("/v1/editorial/articles", content ?? Content())).Expect(HttpStatusCode.Created);

    public static async Task<Answer> Publish(this Api api, Answer article, object? body = null) =>
        (await api.Post($"/v1/editorial/articles/{article.Id}/publish", body, article.ETag)).Expect(HttpStatusCode.OK);

    /// <summary>Does an action of the workflow to the article as it was last answered.</summary>
    public static async Task<Answer> Do(this Api api, Answer article, string action, object? body = null) =>
        (await api.Post($"/v1/editorial/articles/{article.Id}/{action}", body, article.ETag)).Expect(HttpStatusCode.OK);

    public static async Task<Answer> PublishedArticle(this Api api, object? content = null, object? publish = null) =>
        await api.Publish(await api.Article(content), publish);

    public static async Task<Answer> Tag(this Api api, string slug, string kind = "topic", string? name = null) =>
        (await api.Post("/v1/editorial/tags", new { slug, kind, names = new { en = name ?? slug } })).Expect(HttpStatusCode.Created);

    public static async Task<Answer> Section(this Api api, string slug, string? parent = null, int order = 0) =>
        (await api.Post("/v1/editorial/sections", new { slug, parent, order, names = new { en = slug } })).Expect(HttpStatusCode.Created);

    public static async Task<Answer> Author(this Api api, string slug) =>
        (await api.Post("/v1/editorial/authors", new { slug, names = new { en = slug } })).Expect(HttpStatusCode.Created);

    /// <summary>A front of these containers, which is not public.</summary>
    public static async Task<Answer> Front(this Api api, string slug, params object[] containers) =>
        (await api.Post("/v1/editorial/fronts", new { slug, draft = FrontContent(containers) })).Expect(HttpStatusCode.Created);

    public static async Task<Answer> PublishedFront(this Api api, string slug, params object[] containers)
    {
        var front = await api.Front(slug, containers);
        return (await api.Post($"/v1/editorial/fronts/{slug}/publish", null, front.ETag)).Expect(HttpStatusCode.OK);
    }

    public static object FrontContent(params object[] containers) =>
        new { titles = new { en = "Front", ru = "Первая полоса" }, containers };

    /// <summary>Gives the site the four languages that the tests write in.</summary>
    public static async Task FourLanguages(this Api admin)
    {
        var site = await admin.Get("/v1/editorial/site");
        (await admin.Put(
            "/v1/editorial/site",
            new { name = "Test site", languages = new[] { "en", "ru", "az", "hy" }, defaultLanguage = "en" },
            site.ETag)).Expect(HttpStatusCode.OK);
    }
}
