using System.Net;
using System.Text.Json.Nodes;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Fronts.Menus;

/// <summary>What readers see of a menu, and that it follows what it leads to.</summary>
public class MenuTests(Database database) : DatabaseFixture(database)
{
    private Answer _world = null!;
    private Answer _tag = null!;
    private Answer _author = null!;

    [Test]
    public async Task A_reader_gets_labels_in_the_language_and_else_the_names_of_what_they_lead_to()
    {
        await Menu("labels", Items());
        Assert.That(
            await Shown("labels", "en"),
            Is.EqualTo("World news>world[peace>peace Anna>anna] Shop>https://shop.example/ More[Peace desk>peace]"));
        // The section's own Russian name comes before its English label.
        Assert.That(
            await Shown("labels", "ru"),
            Is.EqualTo("Мир>world[peace>peace Анна>anna] Лавка>https://shop.example/ Ещё[Peace desk>peace]"));
        var russian = (await Anonymous.Get("/v1/menus/labels?language=ru")).Json;
        Assert.That(
            (russian["language"]!.GetValue<string>(), russian["isFallback"]!.GetValue<bool>(), russian["name"]!.GetValue<string>()),
            Is.EqualTo(("ru", false, "Меню")));
        var armenian = (await Anonymous.Get("/v1/menus/labels?language=hy")).Json;
        Assert.That((armenian["language"]!.GetValue<string>(), armenian["isFallback"]!.GetValue<bool>()), Is.EqualTo(("en", true)));
        var listed = (await Anonymous.Get("/v1/menus?language=ru&limit=100")).Json["items"]!.AsArray();
        Assert.That(listed.Single(one => one!["slug"]!.GetValue<string>() == "labels")!.ToJsonString(), Is.EqualTo(russian.ToJsonString()));
    }

    [Test]
    public async Task It_follows_what_it_leads_to_and_drops_what_is_gone()
    {
        await Menu("followed", Items());
        var (before, list) = (await Anonymous.Get("/v1/menus/followed?language=en"), await Anonymous.Get("/v1/menus?language=en"));
        Assert.That(
            before.Headers["Surrogate-Key"].Split(' '),
            Is.EquivalentTo([$"section:{_world.Id}", $"tag:{_tag.Id}", $"author:{_author.Id}", $"menu:{before.Id}", "site"]));
        var author = (await Editor.Put(
            $"/v1/editorial/authors/{_author.Id}", new { slug = "anna-b", names = new { en = "Anna B." } }, _author.ETag))
            .Expect(HttpStatusCode.OK);
        Assert.That(await Shown("followed", "en"), Does.Contain("Anna B.>anna-b"));
        Assert.That((await Anonymous.Get("/v1/menus?language=en", ("If-None-Match", list.ETag))).Status, Is.EqualTo(HttpStatusCode.OK));
        (await Editor.Delete($"/v1/editorial/authors/{author.Id}", author.ETag)).Expect(HttpStatusCode.NoContent);
        await Editor.Tag("treaty");
        (await Editor.Post($"/v1/editorial/tags/{_tag.Id}/merge", new { into = "treaty" }, _tag.ETag)).Expect(HttpStatusCode.OK);
        Assert.That(
            await Shown("followed", "en"),
            Is.EqualTo("World news>world[treaty>treaty] Shop>https://shop.example/ More[Peace desk>treaty]"));
        var treaty = await Editor.Get($"/v1/editorial/tags/{(await Anonymous.Get("/v1/tags/treaty")).Id}");
        (await Editor.Delete($"/v1/editorial/tags/{treaty.Id}", treaty.ETag)).Expect(HttpStatusCode.NoContent);
        // The group held nothing else.
        Assert.That(await Shown("followed", "en"), Is.EqualTo("World news>world Shop>https://shop.example/"));
        var edited = (await Editor.Get($"/v1/editorial/menus/{before.Id}")).Expect(HttpStatusCode.OK);
        Assert.That(
            (edited.Json["notices"]![0]!["code"]!.GetValue<string>(), edited.Json["notices"]![0]!["count"]!.GetValue<int>()),
            Is.EqualTo(("target_gone", 3)));
        // What editors get can be sent back as it is.
        var saved = (await Editor.Put($"/v1/editorial/menus/{before.Id}", Body(edited), edited.ETag)).Expect(HttpStatusCode.OK);
        Assert.That(saved.Json["notices"]!.AsArray(), Is.Empty);
        Assert.That(await Shown("followed", "en"), Is.EqualTo("World news>world Shop>https://shop.example/"));
    }

    [Test]
    public async Task It_is_kept_as_sections_are()
    {
        var menu = await Menu("kept-menu", new[] { new { kind = "section", slug = "world" } });
        var path = $"/v1/editorial/menus/{menu.Id}";
        (await Editor.Put(path, Body(menu), null)).Expect(HttpStatusCode.PreconditionRequired);
        var same = (await Editor.Put(path, Body(menu), menu.ETag)).Expect(HttpStatusCode.OK);
        Assert.That(same.ETag, Is.EqualTo(menu.ETag), "nothing changed");
        var moved = (await Editor.Put(path, new { slug = "kept-later", names = new { en = "M" } }, menu.ETag)).Expect(HttpStatusCode.OK);
        (await Editor.Put(path, Body(menu), menu.ETag)).Expect(HttpStatusCode.PreconditionFailed);
        Assert.That(
            (await Anonymous.Get("/v1/menus/kept-menu")).Expect(HttpStatusCode.MovedPermanently).Headers["Location"],
            Is.EqualTo("/v1/menus/kept-later"));
        Assert.That((await Anonymous.Get("/v1/menus/kept-later")).Json["items"]!.AsArray(), Is.Empty);
        (await Editor.Delete(path, moved.ETag)).Expect(HttpStatusCode.NoContent);
        (await Anonymous.Get("/v1/menus/kept-later")).Expect(HttpStatusCode.NotFound);
        (await Editor.Get(path)).Expect(HttpStatusCode.NotFound);
        var deeds = (await Admin.Get($"/v1/editorial/audit?kind=menu&id={menu.Id}")).Json["items"]!.AsArray();
        Assert.That(deeds.Select(deed => deed!["action"]!.GetValue<string>()), Is.EqualTo(["deleted", "updated", "created"]));
    }

    [Test]
    public async Task A_former_slug_means_the_present_one()
    {
        var tag = await Editor.Tag("old-name");
        (await Editor.Put(
            $"/v1/editorial/tags/{tag.Id}", new { slug = "new-name", kind = "topic", names = new { en = "Named" } }, tag.ETag))
            .Expect(HttpStatusCode.OK);
        var menu = await Menu("former", new[] { new { kind = "tag", slug = "old-name" } });
        Assert.That(menu.Json["items"]![0]!["slug"]!.GetValue<string>(), Is.EqualTo("new-name"));
        Assert.That(await Shown("former", "en"), Is.EqualTo("Named>new-name"));
    }

    [Test]
    public async Task A_front_is_there_while_it_is_public()
    {
        var front = await Editor.Front("paper");
        var menu = await Menu("fronts", new object[] { new { kind = "front", slug = "paper" }, new { kind = "section", slug = "world" } });
        Assert.That(menu.Json["items"]!.AsArray(), Has.Count.EqualTo(2), "editors see it");
        Assert.That(await Shown("fronts", "en"), Is.EqualTo("World>world"));
        Assert.That((await Anonymous.Get("/v1/menus/fronts")).Headers["Surrogate-Key"], Does.Contain($"front:{front.Id}"));
        front = (await Editor.Post("/v1/editorial/fronts/paper/publish", null, front.ETag)).Expect(HttpStatusCode.OK);
        Assert.That(await Shown("fronts", "ru"), Is.EqualTo("Первая полоса>paper Мир>world"));
        front = (await Editor.Post("/v1/editorial/fronts/paper/unpublish", null, front.ETag)).Expect(HttpStatusCode.OK);
        Assert.That(await Shown("fronts", "en"), Is.EqualTo("World>world"));
        (await Editor.Delete("/v1/editorial/fronts/paper", front.ETag)).Expect(HttpStatusCode.NoContent);
        var notices = (await Editor.Get($"/v1/editorial/menus/{menu.Id}")).Json["notices"]!;
        Assert.That(notices[0]!["code"]!.GetValue<string>(), Is.EqualTo("target_gone"));
    }

    protected override async Task Prepare()
    {
        await Admin.FourLanguages();
        _world = (await Editor.Post("/v1/editorial/sections", new { slug = "world", names = new { en = "World", ru = "Мир" } }))
            .Expect(HttpStatusCode.Created);
        _tag = await Editor.Tag("peace");
        _author = (await Editor.Post("/v1/editorial/authors", new { slug = "anna", names = new { en = "Anna", ru = "Анна" } }))
            .Expect(HttpStatusCode.Created);
    }

    private static object[] Items() =>
    [
        new
        {
            kind = "section", slug = "world", labels = new { en = "World news" },
            items = new[] { new { kind = "tag", slug = "peace" }, new { kind = "author", slug = "anna" } },
        },
        new { kind = "link", url = "https://shop.example/", labels = new { en = "Shop", ru = "Лавка" } },
        new
        {
            kind = "group", labels = new { en = "More", ru = "Ещё" },
            items = new[] { new { kind = "tag", slug = "peace", labels = new { en = "Peace desk" } } },
        },
    ];

    private static object Body(Answer menu) =>
        new { slug = menu.Json["slug"], names = menu.Json["names"], items = menu.Json["items"] };

    private async Task<Answer> Menu(string slug, object items) =>
        (await Editor.Post("/v1/editorial/menus", new { slug, names = new { en = "Menu", ru = "Меню" }, items }))
        .Expect(HttpStatusCode.Created);

    private async Task<string> Shown(string slug, string language) =>
        Text((await Anonymous.Get($"/v1/menus/{slug}?language={language}")).Expect(HttpStatusCode.OK).Json["items"]!);

    private static string Text(JsonNode items) => string.Join(
        ' ',
        items.AsArray().Select(item =>
            item!["label"]!.GetValue<string>()
            + ((item["slug"] ?? item["url"]) is { } where ? $">{where.GetValue<string>()}" : "")
            + (item["items"]!.AsArray().Count > 0 ? $"[{Text(item["items"]!)}]" : "")));
}
