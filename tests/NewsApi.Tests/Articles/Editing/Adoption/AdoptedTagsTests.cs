using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NewsApi.Articles.Editing.Adoption;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Articles.Editing.Adoption;

/// <summary>Revisions keep the ids of their tags; a copy gets the tags of today.</summary>
public class AdoptedTagsTests(Database database) : DatabaseFixture(database)
{
    protected override AppUnderTest Make(Database kind) => new(kind, new Dictionary<string, string>
    {
        ["NewsApi:Outgoing:AllowedPrivateHosts:0"] = "127.0.0.1:*",
    });

    [Test]
    public async Task An_article_whose_tag_was_merged_since_gets_its_picture_and_keeps_its_place()
    {
        await using var server = await OldServer.Start();
        await Editor.Tag("merged-into");
        var from = await Editor.Tag("merged-away");
        var article = await Editor.PublishedArticle(new
        {
            language = "en", title = "Tagged before", tags = (string[])["merged-away"], leadImage = new { url = server.At("9/lead.jpg") },
            body = new { format = "markdown", content = "Words." },
        });
        (await Editor.Post($"/v1/editorial/tags/{from.Id}/merge", new { into = "merged-into" }, from.ETag)).Expect(HttpStatusCode.OK);

        var report = new AdoptionReport();
        await App.Services.GetRequiredService<PictureAdoption>().Run(
            new AdoptionOptions { Pause = TimeSpan.Zero }, report, _ => { }, CancellationToken.None);

        Assert.That((report.Changed, report.HasFailures), Is.EqualTo((1, false)));
        Assert.That((await Anonymous.Get("/v1/articles?tag=merged-into")).Ids, Is.EqualTo([article.Id]));
        Assert.That((await Anonymous.Get($"/v1/articles/{article.Id}")).Json["leadImage"]!["renditions"]!.AsArray(), Is.Not.Empty);
    }
}
