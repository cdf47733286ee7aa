using System.Net;
using System.Text.Json.Nodes;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Fronts.Menus;

/// <summary>What is refused of a menu, and where.</summary>
public class MenuValidatorTests(Database database) : DatabaseFixture(database)
{
    [TestCase("""{"kind":"section","slug":"nowhere"}""", "/items/0/slug", "unknown_section")]
    [TestCase("""{"kind":"tag","slug":"nothing"}""", "/items/0/slug", "unknown_tag")]
    [TestCase("""{"kind":"author","slug":"nobody"}""", "/items/0/slug", "unknown_author")]
    [TestCase("""{"kind":"front","slug":"nowhere"}""", "/items/0/slug", "unknown_front")]
    [TestCase("""{"kind":"section"}""", "/items/0/slug", "required")]
    [TestCase("""{"kind":"section","slug":"Not A Slug"}""", "/items/0/slug", "invalid_slug")]
    [TestCase("""{"kind":"section","slug":"here","url":"https://a.example/"}""", "/items/0/url", "not_taken")]
    [TestCase("""{"kind":"link","labels":{"en":"x"}}""", "/items/0/url", "required")]
    [TestCase("""{"kind":"link","url":"https://a.example/"}""", "/items/0/labels", "required")]
    [TestCase("""{"kind":"link","url":"javascript:alert(1)","labels":{"en":"x"}}""", "/items/0/url", "invalid_url")]
    [TestCase("""{"kind":"link","url":"//a.example/","labels":{"en":"x"}}""", "/items/0/url", "invalid_url")]
    [TestCase("""{"kind":"link","url":"/about","labels":{"en":"x"}}""", "/items/0/url", "invalid_url")]
    [TestCase("""{"kind":"link","url":"https://a.example/","slug":"here","labels":{"en":"x"}}""", "/items/0/slug", "not_taken")]
    [TestCase("""{"kind":"group"}""", "/items/0/labels", "required")]
    [TestCase("""{"kind":"group","labels":{"english!":"x"}}""", "/items/0/labels/english!", "invalid_language")]
    [TestCase("""{"slug":"here"}""", "/items/0/kind", "required")]
    [TestCase("null", "/items/0", "required")]
    [TestCase("""{"kind":"section","slug":"here","items":[{"kind":"tag","slug":"nothing"}]}""", "/items/0/items/0/slug", "unknown_tag")]
    public async Task A_wrong_item_is_refused_in_its_place(string item, string pointer, string code)
    {
        var refused = await Editor.PostRaw("/v1/editorial/menus", $$"""{"slug":"m","names":{"en":"M"},"items":[{{item}}]}""");
        Assert.That(refused.Refused(422, pointer).Json["errors"]![0]!["code"]!.GetValue<string>(), Is.EqualTo(code));
    }

    [Test]
    public async Task Wrong_values_wrong_slugs_and_a_taken_slug_are_named_together()
    {
        (await Editor.Post("/v1/editorial/menus", new { slug = "mine", names = new { en = "M" } })).Expect(HttpStatusCode.Created);
        var refused = await Editor.PostRaw("/v1/editorial/menus", """
            {"slug":"mine","names":{"en":"M"},"items":[{"kind":"link","url":"x","labels":{"en":"x"}},{"kind":"tag","slug":"nothing"}]}
            """);
        refused.Refused(422, "/items/0/url", "/items/1/slug", "/slug");
    }

    [TestCase(3, null)]
    [TestCase(4, "/items/0/items/0/items/0/items")]
    [TestCase(20, "/items/0/items/0/items/0/items")]
    public async Task It_has_three_levels(int levels, string? pointer)
    {
        var item = """{"kind":"section","slug":"here"}""";
        for (var level = 1; level < levels; level++)
            item = $$"""{"kind":"section","slug":"here","items":[{{item}}]}""";
        var answer = await Editor.PostRaw("/v1/editorial/menus", $$"""{"slug":"l{{levels}}","names":{"en":"M"},"items":[{{item}}]}""");
        if (pointer is null)
            answer.Expect(HttpStatusCode.Created);
        else
            Assert.That(answer.Refused(422, pointer).Json["errors"]![0]!["code"]!.GetValue<string>(), Is.EqualTo("too_deep"));
    }

    [TestCase(100, true)]
    [TestCase(101, false)]
    public async Task It_has_a_hundred_items_in_all(int items, bool isTaken)
    {
        var below = new JsonArray([.. Enumerable.Range(0, items - 1).Select(_ => Item())]);
        var top = Item();
        top["items"] = below;
        var answer = await Editor.Post("/v1/editorial/menus", new { slug = $"h{items}", names = new { en = "M" }, items = new[] { top } });
        if (isTaken)
            answer.Expect(HttpStatusCode.Created);
        else
            Assert.That(answer.Refused(422, "/items").Json["errors"]![0]!["code"]!.GetValue<string>(), Is.EqualTo("too_many"));

        static JsonObject Item() => new() { ["kind"] = "section", ["slug"] = "here" };
    }

    protected override Task Prepare() => Editor.Section("here");
}
