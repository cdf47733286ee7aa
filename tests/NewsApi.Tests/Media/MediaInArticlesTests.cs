using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NewsApi.Desk;
using NewsApi.Media.Renditions;
using NewsApi.Tests.Media.Images;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Media;

/// <summary>Uploaded pictures in articles: who may use which, what readers see, and what happens when a picture goes.</summary>
public class MediaInArticlesTests(Database database) : DatabaseFixture(database)
{
    private int _pictures;

    [Test]
    public async Task Readers_see_the_picture_with_all_that_is_said_of_it()
    {
        var media = await Described();
        var article = await Editor.PublishedArticle(With(media.Id));
        var shown = (await Anonymous.Get($"/v1/articles/{article.Id}")).Json["leadImage"]!;
        Assert.Multiple(() =>
        {
            Assert.That(shown["id"]!.GetValue<long>(), Is.EqualTo(media.Id));
            Assert.That(shown["alt"]!.GetValue<string>(), Is.EqualTo("Four quarters"));
            Assert.That(shown["credit"]!.GetValue<string>(), Is.EqualTo("Desk"));
            Assert.That(shown["placeholder"]!.GetValue<string>(), Does.StartWith("data:image/webp;base64,"));
            Assert.That(shown["dominantColour"]!.GetValue<string>(), Does.Match("^#[0-9a-f]{6}$"));
            Assert.That(shown["renditions"]!.AsArray(), Has.Count.GreaterThan(5));
            Assert.That(shown["srcset"]!.GetValue<string>(), Does.Contain("160w"));
            Assert.That(shown["sources"]![0]!["type"]!.GetValue<string>(), Is.EqualTo("image/webp"));
        });
        (await Anonymous.Get(new Uri(shown["url"]!.GetValue<string>()).AbsolutePath)).Expect(HttpStatusCode.OK);
        var listed = (await Anonymous.Get("/v1/articles?limit=100")).Json["items"]!.AsArray()
            .First(one => one!["id"]!.GetValue<long>() == article.Id)!;
        Assert.That(listed["leadImage"]!["id"]!.GetValue<long>(), Is.EqualTo(media.Id));
    }

    [Test]
    public async Task A_text_names_pictures_and_shows_them_in_all_its_forms()
    {
        var media = await Described();
        var text = $"Before\n\n![](media:{media.Id})\n\nThe words src=\"media:{media.Id}\" stay words.";
        var article = await Editor.PublishedArticle(Makers.Content(body: text));
        var body = (await Anonymous.Get($"/v1/articles/{article.Id}")).Json["body"]!;
        var html = body["html"]!.GetValue<string>();
        Assert.Multiple(() =>
        {
            Assert.That(html, Does.Match($"<img src=\"http://localhost/media/{media.Id}/[0-9a-f]{{16}}/large.jpg\" srcset="));
            Assert.That(html, Does.Contain("alt=\"Four quarters\"").And.Contain("data-credit=\"Desk\""));
            Assert.That(html, Does.Contain($"The words src=\"media:{media.Id}\" stay words."));
        });
        var block = body["blocks"]!.AsArray().First(one => one!["kind"]!.GetValue<string>() == "image")!;
        Assert.That(block["mediaId"]!.GetValue<long>(), Is.EqualTo(media.Id));
        Assert.That(block["alt"]!.GetValue<string>(), Is.EqualTo("Four quarters"));
        Assert.That((await Anonymous.Get($"/v1/articles/{article.Id}.md")).Text, Does.Contain("![Four quarters](http://localhost/media/"));
    }

    [Test]
    public async Task A_picture_without_a_text_alternative_is_not_published_unless_it_is_decorative()
    {
        var media = await Upload();
        var article = await Editor.Article(With(media.Id));
        var refused = (await Editor.Post($"/v1/editorial/articles/{article.Id}/publish", null, article.ETag))
            .Expect(HttpStatusCode.Conflict);
        Assert.That((refused.Code, refused.Places), Is.EqualTo(("pictures_not_ready", (string[])["/leadImage/media"])));
        Assert.That(
            (await Editor.Post(
                $"/v1/editorial/articles/{article.Id}/schedule", new { publishAt = App.Clock.GetUtcNow().AddDays(1) }, article.ETag))
                .Expect(HttpStatusCode.Conflict).Code, Is.EqualTo("pictures_not_ready"));
        Assert.That(await Allowed(article.Id), Does.Not.Contain("publish").And.Not.Contain("schedule"));
        (await Editor.Put($"/v1/editorial/media/{media.Id}", new { decorative = true }, media.ETag)).Expect(HttpStatusCode.OK);
        Assert.That(await Allowed(article.Id), Does.Contain("publish").And.Contain("schedule"));
        await Editor.Publish(article);
        Assert.That(
            (await Anonymous.Get($"/v1/articles/{article.Id}")).Json["leadImage"]!["alt"]!.GetValue<string>(), Is.Empty);
    }

    [Test]
    public async Task A_text_alternative_of_the_article_is_enough_for_it()
    {
        var media = await Upload();
        var article = await Editor.PublishedArticle(new
        {
            language = "en", title = "With its own words", body = new { format = "markdown", content = $"![Own words](media:{media.Id})" },
            leadImage = new { media = media.Id, alt = "Other words" },
        });
        var answer = await Anonymous.Get($"/v1/articles/{article.Id}");
        Assert.That(answer.Json["leadImage"]!["alt"]!.GetValue<string>(), Is.EqualTo("Other words"));
        Assert.That(answer.Json["body"]!["html"]!.GetValue<string>(), Does.Contain("alt=\"Own words\""));
    }

    [Test]
    public async Task A_change_of_the_picture_is_seen_at_once_in_every_article()
    {
        var media = await Described();
        var article = await Editor.PublishedArticle(With(media.Id));
        var before = await Anonymous.Get($"/v1/articles/{article.Id}");
        (await Editor.Put($"/v1/editorial/media/{media.Id}", new { alt = new { en = "Better words" } }, media.ETag))
            .Expect(HttpStatusCode.OK);
        var after = await Anonymous.Get($"/v1/articles/{article.Id}");
        Assert.That(after.Json["leadImage"]!["alt"]!.GetValue<string>(), Is.EqualTo("Better words"));
        Assert.That(after.ETag, Is.Not.EqualTo(before.ETag));
        Assert.That(after.Value<int>("version"), Is.EqualTo(before.Value<int>("version")), "the article itself did not change");
    }

    [Test]
    public async Task What_is_no_file_or_no_picture_is_refused_by_its_place()
    {
        (await Editor.Post("/v1/editorial/articles", With(999_999))).Refused(422, "/leadImage/media");
        var sound = (await Editor.PostRaw("/v1/editorial/media", [.. "ID3"u8, .. new byte[90]], "audio/mpeg"))
            .Expect(HttpStatusCode.Created);
        (await Editor.Post("/v1/editorial/articles", With(sound.Id))).Refused(422, "/leadImage/media");
        (await Editor.Post("/v1/editorial/articles", Makers.Content(body: "![x](media:999999)"))).Refused(422, "/body/content");
        (await Editor.Post("/v1/editorial/articles", new
        {
            language = "en", title = "Both", body = new { format = "markdown", content = "x" },
            leadImage = new { media = sound.Id, url = "https://x.example/a.jpg" },
        })).Refused(422, "/leadImage/url", "/leadImage/media");
    }

    [Test]
    public async Task A_published_picture_is_not_deleted_and_its_uses_are_listed()
    {
        var media = await Described();
        var article = await Editor.PublishedArticle(With(media.Id));
        Assert.That(
            (await Editor.Delete($"/v1/editorial/media/{media.Id}", media.ETag)).Expect(HttpStatusCode.Conflict).Code,
            Is.EqualTo("in_use"));
        var uses = (await Editor.Get($"/v1/editorial/media/{media.Id}/uses")).Json["items"]!.AsArray();
        Assert.That(uses.Select(use => use!["articleId"]!.GetValue<long>()), Is.EqualTo(new[] { article.Id }));
        Assert.That(uses[0]!["inPublic"]!.GetValue<bool>() && uses[0]!["inDraft"]!.GetValue<bool>(), Is.True);
        await Editor.Do(await Editor.Get($"/v1/editorial/articles/{article.Id}"), "unpublish", new { reason = "withdrawn" });
        (await Editor.Delete($"/v1/editorial/media/{media.Id}", media.ETag)).Expect(HttpStatusCode.NoContent);
        var draft = await Editor.Get($"/v1/editorial/articles/{article.Id}");
        Assert.That(
            (await Editor.Post($"/v1/editorial/articles/{article.Id}/publish", null, draft.ETag)).Expect(HttpStatusCode.Conflict).Code,
            Is.EqualTo("pictures_not_ready"));
    }

    [Test]
    public async Task A_picture_whose_right_ends_leaves_every_article()
    {
        var media = await Described(App.Clock.GetUtcNow().AddDays(3));
        var article = await Editor.PublishedArticle(new
        {
            language = "en", title = "Borrowed",
            body = new
            {
                format = "html",
                content = $"<p>One</p><figure><img src=\"media:{media.Id}\"><figcaption>Seen</figcaption></figure><p>Two</p>",
            },
            leadImage = new { media = media.Id },
        });
        var before = await Anonymous.Get($"/v1/articles/{article.Id}");
        var address = new Uri(before.Json["leadImage"]!["url"]!.GetValue<string>()).AbsolutePath;
        (await Anonymous.Get(address)).Expect(HttpStatusCode.OK);
        App.Clock.Advance(TimeSpan.FromDays(4));
        await App.Services.GetRequiredService<MediaWorker>().Expire(CancellationToken.None);
        var after = await Anonymous.Get($"/v1/articles/{article.Id}");
        Assert.That(after.Json["leadImage"], Is.Null);
        Assert.That(after.Json["body"]!["html"]!.GetValue<string>(), Is.EqualTo("<p>One</p><p>Two</p>"));
        Assert.That(
            after.Json["body"]!["blocks"]!.AsArray().Select(block => block!["kind"]!.GetValue<string>()),
            Is.EqualTo(new[] { "paragraph", "paragraph" }));
        (await Anonymous.Get(address)).Expect(HttpStatusCode.Gone);
        var expired = await Editor.Get($"/v1/editorial/media/{media.Id}");
        Assert.That(expired.Value<string>("state"), Is.EqualTo("expired"));
        (await Editor.Put($"/v1/editorial/media/{media.Id}", new { alt = new { en = "Longer" } }, expired.ETag)).Expect(HttpStatusCode.OK);
        Assert.That((await Anonymous.Get($"/v1/articles/{article.Id}")).Json["leadImage"], Is.Not.Null, "a longer right brings it back");
    }

    [Test]
    public async Task A_killed_article_takes_its_pictures_down_but_those_that_others_show()
    {
        var (alone, shared) = (await Described(), await Described());
        var killed = await Editor.PublishedArticle(new
        {
            language = "en", title = "To be killed", body = new { format = "markdown", content = $"![](media:{shared.Id})" },
            leadImage = new { media = alone.Id },
        });
        await Editor.PublishedArticle(With(shared.Id));
        var addresses = new[] { alone, shared }.Select(media => new Uri(media.Json["picture"]!["url"]!.GetValue<string>()).AbsolutePath);
        foreach (var (address, media) in addresses.Zip([alone, shared]))
            Assert.That(
                (await Anonymous.Get(address)).Expect(HttpStatusCode.OK).Headers["Surrogate-Key"], Is.EqualTo($"media:{media.Id}"));
        await Editor.Do(killed, "unpublish", new { reason = "legal", kill = true, note = "Taken down." });
        Assert.That(
            (await Task.WhenAll(addresses.Select(address => Anonymous.Get(address)))).Select(answer => answer.Status),
            Is.EqualTo(new[] { HttpStatusCode.Gone, HttpStatusCode.OK }));
    }

    [Test]
    public async Task Editors_are_reminded_once_of_each_end_that_is_near()
    {
        var reminder = App.Services.GetRequiredService<RightsReminder>();
        var media = await Described(App.Clock.GetUtcNow().AddDays(10));
        var article = await Editor.PublishedArticle(With(media.Id));
        var notes = $"/v1/editorial/articles/{article.Id}/notes";
        await reminder.Round(CancellationToken.None);
        Assert.That((await Editor.Get(notes)).Json["items"]!.AsArray(), Is.Empty, "the end is not near");
        App.Clock.Advance(TimeSpan.FromDays(4));
        await reminder.Round(CancellationToken.None);
        await reminder.Round(CancellationToken.None);
        var told = (await Editor.Get(notes)).Json["items"]!.AsArray();
        Assert.That(told, Has.Count.EqualTo(1));
        Assert.That(told[0]!["text"]!.GetValue<string>(), Does.StartWith($"The right to use file {media.Id} ends at "));
        var present = await Editor.Get($"/v1/editorial/media/{media.Id}");
        (await Editor.Put(
            $"/v1/editorial/media/{media.Id}",
            new { alt = new { en = "Four quarters" }, useUntil = App.Clock.GetUtcNow().AddDays(6) }, present.ETag))
            .Expect(HttpStatusCode.OK);
        await reminder.Round(CancellationToken.None);
        Assert.That((await Editor.Get(notes)).Json["items"]!.AsArray(), Has.Count.EqualTo(2), "another end");
    }

    [Test]
    public async Task AVIF_is_offered_once_it_is_made()
    {
        var media = await Described();
        var article = await Editor.PublishedArticle(With(media.Id));
        var before = (await Anonymous.Get($"/v1/articles/{article.Id}")).Json["leadImage"]!;
        var avif = Path.ChangeExtension(new Uri(before["url"]!.GetValue<string>()).AbsolutePath, "avif");
        (await Anonymous.Get(avif)).Expect(HttpStatusCode.NotFound);
        await App.Services.GetRequiredService<MediaWorker>().MakeAvif(CancellationToken.None);
        var after = (await Anonymous.Get($"/v1/articles/{article.Id}")).Json["leadImage"]!;
        Assert.That(after["sources"]![0]!["type"]!.GetValue<string>(), Is.EqualTo("image/avif"));
        Assert.That((await Anonymous.Get(avif)).Expect(HttpStatusCode.OK).Headers["Content-Type"], Is.EqualTo("image/avif"));
    }

    private async Task<IReadOnlyList<string>> Allowed(long article) =>
        (await Editor.Get($"/v1/editorial/articles/{article}")).Value<string[]>("allowedActions");

    private static object With(long media) => new
    {
        language = "en", title = $"Shows {media}", body = new { format = "markdown", content = "Words." }, leadImage = new { media },
    };

    private async Task<Answer> Upload()
    {
        var size = 500 + 2 * Interlocked.Increment(ref _pictures);
        return (await Editor.PostRaw("/v1/editorial/media", TestPictures.Jpeg(size, 300), "image/jpeg")).Expect(HttpStatusCode.Created);
    }

    private async Task<Answer> Described(DateTimeOffset? until = null)
    {
        var media = await Upload();
        return (await Editor.Put(
            $"/v1/editorial/media/{media.Id}", new { alt = new { en = "Four quarters" }, credit = "Desk", useUntil = until }, media.ETag))
            .Expect(HttpStatusCode.OK);
    }
}
