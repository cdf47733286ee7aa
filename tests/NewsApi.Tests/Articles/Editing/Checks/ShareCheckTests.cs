using System.Net;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Articles.Editing.Checks;

public class ShareCheckTests(Database database) : DatabaseFixture(database)
{
    [Test]
    public async Task A_draft_is_looked_at_before_it_is_public_and_each_revision_by_itself()
    {
        var article = await Writer.Article(Makers.Content("A bridge opens over the river"));
        var path = $"/v1/editorial/articles/{article.Id}/share-check";
        var poor = (await Writer.Get(path)).Expect(HttpStatusCode.OK);
        Assert.That((poor.Value<long>("articleId"), poor.Value<int>("revision")), Is.EqualTo((article.Id, 1)));
        Assert.That(
            Findings(poor),
            Is.SupersetOf(new[] { "facebook error image_missing", "whatsapp warning image_missing", "x warning description_missing" }));
        (await Editor.Put($"/v1/editorial/articles/{article.Id}", new
        {
            language = "en", title = "A bridge opens over the river", summary = "After nine years the first cars crossed.",
            body = new { format = "markdown", content = "x" },
            leadImage = new { url = "https://img.example/a.jpg", alt = "The bridge", width = 1_200, height = 630 },
        }, article.ETag)).Expect(HttpStatusCode.OK);
        Assert.That(Findings((await Writer.Get(path)).Expect(HttpStatusCode.OK)), Is.Empty);
        Assert.That(Findings(await Writer.Get(path + "?revision=1")), Is.EqualTo(Findings(poor)));
    }

    [TestCase("/v1/editorial/articles/987654321/share-check", 404)]
    [TestCase("/v1/editorial/articles/1/share-check?revision=99", 404)]
    [TestCase("/v1/editorial/articles/1/share-check?revision=0", 400)]
    [TestCase("/v1/editorial/articles/1/share-check?revision=newest", 400)]
    public async Task What_is_not_there_can_not_be_looked_at(string path, int status) =>
        (await Writer.Get(path)).Expect((HttpStatusCode)status);

    protected override async Task Prepare() => await Writer.Article();

    private static IReadOnlyList<string> Findings(Answer answer) =>
        [.. answer.Json["findings"]!.AsArray().Select(one => $"{one!["network"]} {one["severity"]} {one["code"]}")];
}
