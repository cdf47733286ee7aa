using System.Net;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Tags;

public class TagEndpointsTests(Database database) : DatabaseFixture(database)
{
    [Test]
    public async Task A_tag_is_made_read_changed_and_deleted()
    {
        var made = (await Editor.Post("/v1/editorial/tags", new
        {
            kind = "person", names = new { en = "Ilva Moren", az = "Ilva Moren" }, synonyms = new[] { "Moren" },
        })).Expect(HttpStatusCode.Created);
        Assert.That(made.Value<string>("slug"), Is.EqualTo("ilva-moren"));
        Assert.That(made.Headers["Location"], Is.EqualTo($"/v1/editorial/tags/{made.Id}"));
        Assert.That((await Anonymous.Get("/v1/tags/ILVA-moren")).Value<string>("kind"), Is.EqualTo("person"));

        var path = $"/v1/editorial/tags/{made.Id}";
        var changed =
            (await Editor.Put(path, new { slug = "moren", kind = "person", names = new { en = "Moren" } }, made.ETag))
                .Expect(HttpStatusCode.OK);
        Assert.That(changed.ETag, Is.EqualTo("\"v2\""));
        Assert.That(
            (await Anonymous.Get("/v1/tags/ilva-moren")).Expect(HttpStatusCode.MovedPermanently).Headers["Location"],
            Is.EqualTo("/v1/tags/moren"));

        (await Editor.Delete(path, changed.ETag)).Expect(HttpStatusCode.NoContent);
        (await Editor.Get(path)).Expect(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task Two_editors_can_not_overwrite_each_other()
    {
        var tag = await Editor.Tag("contested");
        var body = new { slug = "contested", kind = "topic", names = new { en = "First" } };
        (await Editor.Put($"/v1/editorial/tags/{tag.Id}", body, tag.ETag)).Expect(HttpStatusCode.OK);
        var late = (await Editor.Put($"/v1/editorial/tags/{tag.Id}", body, tag.ETag)).Expect(HttpStatusCode.PreconditionFailed);
        Assert.That(late.ETag, Is.EqualTo("\"v2\""));
        (await Editor.Put($"/v1/editorial/tags/{tag.Id}", body, null)).Expect((HttpStatusCode)428);
    }

    [Test]
    public async Task A_slug_that_is_not_given_stays_what_it_is()
    {
        var tag = await Editor.Tag("by-hand", name: "Something else");
        var changed =
            await Editor.Put($"/v1/editorial/tags/{tag.Id}", new { kind = "topic", names = new { en = "A third thing" } }, tag.ETag);
        Assert.That(changed.Value<string>("slug"), Is.EqualTo("by-hand"));
    }

    [Test]
    public async Task A_slug_belongs_to_one_tag()
    {
        await Editor.Tag("unique");
        var second = (await Editor.Post("/v1/editorial/tags", new { slug = "unique", kind = "topic", names = new { en = "U" } }))
            .Expect(HttpStatusCode.Conflict);
        Assert.That((second.Code, second.Places), Is.EqualTo(("slug_taken", new[] { "/slug" })));
    }

    [Test]
    public async Task A_tag_in_use_is_not_deleted()
    {
        var tag = await Editor.Tag("kept");
        await Editor.Article(Makers.Content(tags: ["kept"]));
        Assert.That(
            (await Editor.Delete($"/v1/editorial/tags/{tag.Id}", tag.ETag)).Expect(HttpStatusCode.Conflict).Code, Is.EqualTo("in_use"));
    }

    [Test]
    public async Task Names_come_in_the_readers_language_or_say_that_they_do_not()
    {
        await Admin.FourLanguages();
        await Editor.Post("/v1/editorial/tags", new { slug = "river", kind = "place", names = new { en = "River", ru = "Река" } });
        var russian = await Anonymous.Get("/v1/tags/river", ("Accept-Language", "ru-RU, en;q=0.5"));
        Assert.That((russian.Value<string>("name"), russian.Headers["Vary"]), Is.EqualTo(("Река", "Accept-Encoding, Accept-Language")));
        var armenian = await Anonymous.Get("/v1/tags/river?language=hy");
        Assert.That(
            (armenian.Value<string>("name"), armenian.Value<string>("language"), armenian.Value<bool>("isFallback")),
            Is.EqualTo(("River", "en", true)));
        Assert.That(armenian.Headers["Vary"], Is.EqualTo("Accept-Encoding"));
    }

    [Test]
    public async Task Lists_walk_forth_and_back_by_cursor()
    {
        foreach (var number in Enumerable.Range(1, 5))
            await Editor.Tag($"walk-{number}", "series");
        var first = await Anonymous.Get("/v1/tags?kind=series&limit=2");
        var second = await Anonymous.Get("/v1/tags?kind=series&limit=2&cursor=" + first.Json["page"]!["next"]!.GetValue<string>());
        var third = await Anonymous.Get("/v1/tags?kind=series&limit=2&cursor=" + second.Json["page"]!["next"]!.GetValue<string>());
        Assert.That(first.Ids.Concat(second.Ids).Concat(third.Ids), Is.Unique.And.Exactly(5).Items);
        Assert.That(third.Json["page"]!["next"], Is.Null);
        var back = await Anonymous.Get("/v1/tags?kind=series&limit=2&cursor=" + third.Json["page"]!["previous"]!.GetValue<string>());
        Assert.That(back.Ids, Is.EqualTo(second.Ids));
        Assert.That(first.Headers["Link"], Does.Contain("rel=\"next\""));
    }
}
