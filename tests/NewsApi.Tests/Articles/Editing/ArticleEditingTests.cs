using System.Net;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Articles.Editing;

public class ArticleEditingTests(Database database) : DatabaseFixture(database)
{
    [Test]
    public async Task What_is_read_can_be_sent_back_as_it_is()
    {
        await Editor.Tag("round-trip");
        var made = await Writer.Article(Makers.Content("Round trip", tags: ["round-trip"], summary: "S"));
        var read = await Writer.Get($"/v1/editorial/articles/{made.Id}");
        var back = (await Writer.Put($"/v1/editorial/articles/{made.Id}", read.Json["content"]!, read.ETag)).Expect(HttpStatusCode.OK);
        Assert.That((back.Text, back.ETag), Is.EqualTo((read.Text, read.ETag)));
    }

    [Test]
    public async Task A_tag_made_weak_by_a_proxy_names_its_version()
    {
        var article = await Editor.Article();
        var path = $"/v1/editorial/articles/{article.Id}";
        var saved = (await Editor.Put(path, Makers.Content("By way of a proxy"), $"W/{article.ETag}")).Expect(HttpStatusCode.OK);
        Assert.That(saved.ETag, Is.EqualTo("\"v2\""));
        (await Editor.Put(path, Makers.Content("Too late"), $"W/{article.ETag}")).Refused(412, "If-Match");
    }

    [Test]
    public async Task A_writer_changes_only_what_is_theirs_and_never_publishes()
    {
        var theirs = await Writer.Article();
        var others = await Editor.Article();
        (await Writer.Put($"/v1/editorial/articles/{theirs.Id}", Makers.Content("Changed"), theirs.ETag)).Expect(HttpStatusCode.OK);
        (await Writer.Put($"/v1/editorial/articles/{others.Id}", Makers.Content("Changed"), others.ETag)).Expect(HttpStatusCode.Forbidden);
        (await Writer.Post($"/v1/editorial/articles/{theirs.Id}/publish", null, theirs.ETag)).Expect(HttpStatusCode.Forbidden);
    }

    [Test]
    public async Task A_made_slug_steps_aside_and_a_slug_by_hand_does_not()
    {
        var first = await Editor.Article(Makers.Content("Same words"));
        var second = await Editor.Article(Makers.Content("Same words"));
        Assert.That(Slug(first), Is.EqualTo("same-words"));
        Assert.That(Slug(second), Is.EqualTo("same-words-2"));
        var byHand = (await Editor.Post("/v1/editorial/articles", Makers.Content(slug: "same-words"))).Expect(HttpStatusCode.Conflict);
        Assert.That((byHand.Code, byHand.Places), Is.EqualTo(("slug_taken", new[] { "/slug" })));
        Assert.That(await NothingWritten(() => Editor.Post("/v1/editorial/articles", Makers.Content(slug: "same-words"))), Is.True);
    }

    [Test]
    public async Task A_slug_that_was_public_is_never_given_away_and_one_that_was_not_is_free_again()
    {
        var article = await Editor.PublishedArticle(Makers.Content(slug: "was-public"));
        var renamed =
            (await Editor.Put($"/v1/editorial/articles/{article.Id}", Makers.Content(slug: "only-a-draft"), article.ETag))
                .Expect(HttpStatusCode.OK);
        (await Editor.Put($"/v1/editorial/articles/{article.Id}", Makers.Content(slug: "third"), renamed.ETag)).Expect(HttpStatusCode.OK);
        (await Editor.Post("/v1/editorial/articles", Makers.Content(slug: "was-public"))).Expect(HttpStatusCode.Conflict);
        (await Editor.Post("/v1/editorial/articles", Makers.Content(slug: "only-a-draft"))).Expect(HttpStatusCode.Created);
    }

    [TestCase("Հայաստանի նոր կամուրջը", "hy", "hayastani-nor-kamurjy")]
    [TestCase("Подъезд открыт в июле", "ru", "podezd-otkryt-v-iyule")]
    [TestCase("Şəki gölündə ığıltı", "az", "seki-golunde-igilti")]
    public async Task A_title_in_any_script_makes_a_slug(string title, string language, string slug)
    {
        await Admin.FourLanguages();
        Assert.That(Slug(await Editor.Article(Makers.Content(title, language: language))), Is.EqualTo(slug));
    }

    [Test]
    public async Task A_story_has_one_version_in_each_language()
    {
        await Admin.FourLanguages();
        var english = await Editor.Article(Makers.Content("In English"));
        var russian = await Editor.Article(Makers.Content("По-русски", language: "ru", translationOf: english.Id));
        Assert.That(russian.Json["content"]!["translationOf"]!.GetValue<long>(), Is.EqualTo(english.Id));
        var again = await Editor.Post("/v1/editorial/articles", Makers.Content("Ещё раз", language: "ru", translationOf: english.Id));
        Assert.That(again.Expect(HttpStatusCode.UnprocessableEntity).Places, Is.EqualTo(new[] { "/translationOf" }));
        var other = await Editor.Put($"/v1/editorial/articles/{russian.Id}", Makers.Content(language: "az"), russian.ETag);
        Assert.That(other.Expect(HttpStatusCode.UnprocessableEntity).Places, Is.EqualTo(new[] { "/language" }));
    }

    [Test]
    public async Task Every_missing_reference_is_named_at_once()
    {
        var answer = await Editor.Post("/v1/editorial/articles", Makers.Content(
            language: "xx", section: "nowhere", tags: ["no-tag"], authors: [new { author = "nobody" }], translationOf: 987654));
        Assert.That(
            answer.Expect(HttpStatusCode.UnprocessableEntity).Places,
            Is.EquivalentTo(new[] { "/language", "/section", "/tags/0", "/authors/0/author", "/translationOf" }));
    }

    [Test]
    public async Task An_article_is_taken_back_for_good_by_law_or_for_another()
    {
        var gone = await Withdraw("gone-story", new { reason = "withdrawn" });
        Assert.That((await Anonymous.Get($"/v1/articles/{gone}")).Expect(HttpStatusCode.Gone).Code, Is.EqualTo("gone"));
        (await Anonymous.Get("/v1/articles/by-slug/en/gone-story")).Expect(HttpStatusCode.Gone);
        var legal = await Withdraw("legal-story", new { reason = "legal" });
        (await Anonymous.Get($"/v1/articles/{legal}")).Expect((HttpStatusCode)451);
        var better = await Editor.PublishedArticle();
        var replaced = await Withdraw("replaced-story", new { reason = "replaced", replacedBy = better.Id });
        Assert.That(
            (await Anonymous.Get($"/v1/articles/{replaced}")).Expect(HttpStatusCode.MovedPermanently).Headers["Location"],
            Is.EqualTo($"/v1/articles/{better.Id}"));
        Assert.That((await Anonymous.Get("/v1/articles")).Ids, Does.Not.Contain(gone).And.Not.Contain(legal));

        var present = await Editor.Get($"/v1/editorial/articles/{gone}");
        await Editor.Publish(present);
        (await Anonymous.Get($"/v1/articles/{gone}")).Expect(HttpStatusCode.OK);
    }

    [Test]
    public async Task What_can_not_be_done_says_why()
    {
        var article = await Editor.PublishedArticle();
        var path = $"/v1/editorial/articles/{article.Id}";
        Assert.That(
            (await Editor.Post(path + "/publish", null, article.ETag)).Expect(HttpStatusCode.Conflict).Code,
            Is.EqualTo("nothing_to_publish"));
        Assert.That(
            (await Editor.Post(path + "/publish", null, "\"v1\"")).Expect(HttpStatusCode.PreconditionFailed).Code,
            Is.EqualTo("stale_version"));
        var draft = await Editor.Article();
        Assert.That(
            (await Editor.Post($"/v1/editorial/articles/{draft.Id}/unpublish", null, draft.ETag)).Expect(HttpStatusCode.Conflict).Code,
            Is.EqualTo("not_allowed_in_state"));
        var future =
            await Editor.Post($"/v1/editorial/articles/{draft.Id}/publish", new { publishedAt = "2999-01-01T00:00:00Z" }, draft.ETag);
        Assert.That(future.Expect(HttpStatusCode.UnprocessableEntity).Places, Is.EqualTo(new[] { "/publishedAt" }));
    }

    [Test]
    public async Task Why_a_story_was_taken_back_is_shown_and_can_be_put_right()
    {
        var id = await Withdraw("second-thoughts", new { reason = "withdrawn" });
        var present = await Editor.Get($"/v1/editorial/articles/{id}");
        Assert.That(present.Json["withdrawal"]!["reason"]!.GetValue<string>(), Is.EqualTo("withdrawn"));
        var legal =
            (await Editor.Post($"/v1/editorial/articles/{id}/unpublish", new { reason = "legal" }, present.ETag)).Expect(HttpStatusCode.OK);
        Assert.That(legal.Json["withdrawal"]!["reason"]!.GetValue<string>(), Is.EqualTo("legal"));
        (await Anonymous.Get("/v1/articles/by-slug/en/second-thoughts")).Expect((HttpStatusCode)451);
        Assert.That((await Editor.Publish(legal)).Json["withdrawal"], Is.Null);
    }

    [Test]
    public async Task A_story_goes_on_in_a_language_that_the_site_has_given_up()
    {
        await Admin.FourLanguages();
        var article = await Editor.Article(Makers.Content("Xəbər", language: "az"));
        var site = await Admin.Get("/v1/editorial/site");
        (await Admin.Put("/v1/editorial/site", new { name = "S", languages = new[] { "en" }, defaultLanguage = "en" }, site.ETag))
            .Expect(HttpStatusCode.OK);
        (await Editor.Put($"/v1/editorial/articles/{article.Id}", Makers.Content("Düzəliş", language: "az"), article.ETag))
            .Expect(HttpStatusCode.OK);
        (await Editor.Post("/v1/editorial/articles", Makers.Content("Yeni", language: "az"))).Expect(HttpStatusCode.UnprocessableEntity);
    }

    [Test]
    public async Task A_story_can_only_be_replaced_by_one_that_readers_can_see()
    {
        var draft = await Editor.Article();
        var article = await Editor.PublishedArticle();
        foreach (var other in (long[])[draft.Id, article.Id, 987654])
        {
            var answer =
                await Editor.Post(
                    $"/v1/editorial/articles/{article.Id}/unpublish", new { reason = "replaced", replacedBy = other }, article.ETag);
            Assert.That(answer.Expect(HttpStatusCode.UnprocessableEntity).Places, Is.EqualTo(new[] { "/replacedBy" }));
        }
    }

    [Test]
    public async Task A_translation_keeps_its_group_when_others_leave_and_tells_nothing_of_drafts()
    {
        await Admin.FourLanguages();
        var founder = await Editor.Article(Makers.Content("Founder"));
        var other = await Editor.Article(Makers.Content("Other", language: "az"));
        var translation = await Editor.PublishedArticle(Makers.Content("Перевод", language: "ru", translationOf: founder.Id));
        var group = (await Anonymous.Get($"/v1/articles/{translation.Id}")).Value<long>("translationGroup");
        Assert.That(group, Is.Not.EqualTo(founder.Id));

        (await Editor.Put($"/v1/editorial/articles/{founder.Id}", Makers.Content("Founder", translationOf: other.Id), founder.ETag))
            .Expect(HttpStatusCode.OK);
        var left = await Editor.Get($"/v1/editorial/articles/{translation.Id}");
        Assert.That(left.Json["content"]!["translationOf"], Is.Null);
        var content = left.Json["content"]!;
        content["title"] = "Другой перевод";
        var back = (await Editor.Put($"/v1/editorial/articles/{translation.Id}", content, left.ETag)).Expect(HttpStatusCode.OK);
        await Editor.Publish(back);
        Assert.That((await Anonymous.Get($"/v1/articles/{translation.Id}")).Value<long>("translationGroup"), Is.EqualTo(group));
    }

    [Test]
    public async Task Content_read_before_there_was_a_translation_does_not_part_the_two()
    {
        await Admin.FourLanguages();
        var founder = await Editor.PublishedArticle(Makers.Content("Founder"));
        var translation = await Editor.PublishedArticle(Makers.Content("Перевод", language: "ru", translationOf: founder.Id));
        var content = founder.Json["content"]!;
        content["title"] = "The founder";
        var sentAgain = (await Editor.Put($"/v1/editorial/articles/{founder.Id}", content, founder.ETag)).Expect(HttpStatusCode.OK);
        var published = await Editor.Publish(sentAgain);
        Assert.That((await Anonymous.Get($"/v1/articles/{founder.Id}")).Json["translations"]!.AsArray(), Has.Count.EqualTo(1));

        var alone = Makers.Content("Founder", translationOf: founder.Id);
        await Editor.Publish((await Editor.Put($"/v1/editorial/articles/{founder.Id}", alone, published.ETag)).Expect(HttpStatusCode.OK));
        Assert.That((await Anonymous.Get($"/v1/articles/{translation.Id}")).Json["translations"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task A_wrong_time_is_put_right_without_calling_it_an_update()
    {
        var article = await Editor.PublishedArticle(publish: new { publishedAt = "1924-01-01T00:00:00Z" });
        var right = await Editor.Publish(article, new { publishedAt = "2024-01-01T00:00:00Z" });
        Assert.That(right.Value<string>("publishedAt"), Is.EqualTo("2024-01-01T00:00:00.000Z"));
        Assert.That(right.Value<string>("updatedAt"), Is.EqualTo(right.Value<string>("publishedAt")));
        var gone = (await Editor.Post($"/v1/editorial/articles/{article.Id}/unpublish", null, right.ETag)).Expect(HttpStatusCode.OK);
        Assert.That((await Editor.Publish(gone)).Value<string>("updatedAt"), Is.EqualTo(right.Value<string>("updatedAt")));
        var edited =
            (await Editor.Put(
                $"/v1/editorial/articles/{article.Id}", Makers.Content("New words"),
                (await Editor.Get($"/v1/editorial/articles/{article.Id}")).ETag)).Expect(HttpStatusCode.OK);
        Assert.That(
            (await Editor.Publish(edited)).Value<DateTimeOffset>("updatedAt"),
            Is.GreaterThan(DateTimeOffset.Parse("2026-01-01T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture)));
    }

    [TestCase("state=draft&q=findable")]
    [TestCase("tag=editors-tag")]
    [TestCase("section=editors-section&language=en&excludeTag=nothing")]
    [TestCase("q=FINDABLÉ heading")]
    public async Task Editors_find_drafts_by(string filter)
    {
        if ((await Editor.Get("/v1/tags/editors-tag")).Status == HttpStatusCode.NotFound)
        {
            await Editor.Tag("editors-tag");
            await Editor.Section("editors-section");
        }

        var draft = await Writer.Article(Makers.Content("Findable heading", section: "editors-section", tags: ["editors-tag"]));
        Assert.That((await Editor.Get($"/v1/editorial/articles?{filter}")).Ids, Does.Contain(draft.Id));
        Assert.That((await Editor.Get("/v1/editorial/articles?state=published")).Ids, Does.Not.Contain(draft.Id));
    }

    private async Task<long> Withdraw(string slug, object reason)
    {
        var article = await Editor.PublishedArticle(Makers.Content(slug: slug));
        (await Editor.Post($"/v1/editorial/articles/{article.Id}/unpublish", reason, article.ETag)).Expect(HttpStatusCode.OK);
        return article.Id;
    }

    private async Task<bool> NothingWritten(Func<Task<Answer>> write)
    {
        var before = Ledger.Seq(App);
        await write();
        return Ledger.Seq(App) == before;
    }

    private static string Slug(Answer article) => article.Json["content"]!["slug"]!.GetValue<string>();
}
