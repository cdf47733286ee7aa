using System.Net;
using System.Text.Json.Nodes;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Sync;

/// <summary>Menus in copies: they come again when what they show changes.</summary>
public class MenuSyncTests(Database database) : DatabaseFixture(database)
{
    [TestCase("kinds=menu")]
    [TestCase("kinds=menu,tag,section,author")]
    public async Task A_copy_of_a_menu_equals_the_menu_whatever_it_leads_to_becomes(string filters)
    {
        var name = $"m{filters.Length}";
        var (section, author) = (await Editor.Section($"{name}-section"), await Editor.Author($"{name}-author"));
        var (from, into) = (await Editor.Tag($"{name}-from"), await Editor.Tag($"{name}-into"));
        var menu = await Menu(
            name, Item("section", $"{name}-section"), Item("author", $"{name}-author"), Item("tag", $"{name}-from"));
        var other = await Menu($"{name}-other", Item("tag", $"{name}-into"));
        var mirror = new Mirror(filters + "&language=en", 100);
        await mirror.CatchUp(Anonymous);
        await Same();

        (await Editor.Put(
            $"/v1/editorial/sections/{section.Id}", new { slug = $"{name}-renamed", names = new { en = "Renamed" } }, section.ETag))
            .Expect(HttpStatusCode.OK);
        Assert.That(await Changes(), Is.EqualTo([$"upsert {menu.Id} "]));
        (await Editor.Delete($"/v1/editorial/authors/{author.Id}", author.ETag)).Expect(HttpStatusCode.NoContent);
        Assert.That(await Changes(), Is.EqualTo([$"upsert {menu.Id} "]));
        (await Editor.Post($"/v1/editorial/tags/{from.Id}/merge", new { into = $"{name}-into" }, from.ETag)).Expect(HttpStatusCode.OK);
        Assert.That(await Changes(), Is.EquivalentTo([$"upsert {menu.Id} ", $"upsert {other.Id} "]));
        // The item holds the tag that was merged, and shows the one that stands in its place.
        into = await Editor.Get($"/v1/editorial/tags/{into.Id}");
        (await Editor.Put(
            $"/v1/editorial/tags/{into.Id}", new { slug = $"{name}-into", kind = "topic", names = new { en = "Both" } }, into.ETag))
            .Expect(HttpStatusCode.OK);
        Assert.That(await Changes(), Is.EquivalentTo([$"upsert {menu.Id} ", $"upsert {other.Id} "]));
        await Editor.Tag($"{name}-unused");
        Assert.That(await Changes(), Is.Empty);
        (await Editor.Delete($"/v1/editorial/menus/{other.Id}", other.ETag)).Expect(HttpStatusCode.NoContent);
        Assert.That(await Changes(), Is.EqualTo([$"remove {other.Id} deleted"]));

        async Task<IReadOnlyList<string>> Changes()
        {
            var changes = await mirror.CatchUp(Anonymous);
            await Same();
            return
            [
                .. from one in changes
                   where one["kind"]!.GetValue<string>() == "menu"
                   select $"{one["operation"]} {one["id"]} {one["reason"]}",
            ];
        }

        async Task Same()
        {
            var right = (await Anonymous.Get("/v1/menus?limit=100&language=en")).Json["items"]!.AsArray()
                .ToDictionary(one => one!["id"]!.GetValue<long>(), one => one!.ToJsonString());
            var copy = mirror.Items.Where(pair => pair.Key.Kind == "menu")
                .ToDictionary(pair => pair.Key.Id, pair => pair.Value["menu"]!.ToJsonString());
            Assert.That(copy, Is.EquivalentTo(right));
        }
    }

    [Test]
    public async Task A_listener_hears_of_menus()
    {
        var tag = await Editor.Tag("heard");
        await using var listener = await Listener.Open(App, "kinds=menu");
        Assert.That((await listener.Next()).EventType, Is.EqualTo("ping"));
        var menu = await Menu("heard", Item("tag", "heard"));
        Assert.That(Heard(await listener.NextChange()), Is.EqualTo($"upsert menu {menu.Id}"));
        (await Editor.Delete($"/v1/editorial/tags/{tag.Id}", tag.ETag)).Expect(HttpStatusCode.NoContent);
        Assert.That(Heard(await listener.NextChange()), Is.EqualTo($"upsert menu {menu.Id}"));
        (await Editor.Delete($"/v1/editorial/menus/{menu.Id}", menu.ETag)).Expect(HttpStatusCode.NoContent);
        Assert.That(Heard(await listener.NextChange()), Is.EqualTo($"remove menu {menu.Id}"));
    }

    private static object Item(string kind, string slug) => new { kind, slug };

    private static string Heard(System.Net.ServerSentEvents.SseItem<string> heard) =>
        JsonNode.Parse(heard.Data)! is var change ? $"{change["operation"]} {change["kind"]} {change["id"]}" : "";

    private async Task<Answer> Menu(string slug, params object[] items) =>
        (await Editor.Post("/v1/editorial/menus", new { slug, names = new { en = slug }, items })).Expect(HttpStatusCode.Created);
}
