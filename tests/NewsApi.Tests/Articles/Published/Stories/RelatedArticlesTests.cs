using System.Net;
using NewsApi.Articles.Published.Stories;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Articles.Published.Stories;

public class RelatedArticlesTests(Database database) : DatabaseFixture(database)
{
    private readonly Dictionary<string, long> _ids = [];

    [Test]
    public async Task Rare_tags_in_common_come_before_common_ones()
    {
        var related = (await Anonymous.Get($"/v1/articles/{_ids["itself"]}/related")).Expect(HttpStatusCode.OK);
        Assert.That(related.Ids.Take(2), Is.EqualTo(new[] { _ids["both"], _ids["rare"] }));
        Assert.That(related.Ids, Does.Not.Contain(_ids["itself"]).And.Not.Contain(_ids["translation"]).And.Not.Contain(_ids["stranger"]));
        Assert.That(related.Ids, Has.Count.EqualTo(5));
        Assert.That(related.Json["items"]![0]!["tags"]!.AsArray(), Has.Count.EqualTo(2));
    }

    [TestCase("limit=1", 1)]
    [TestCase("limit=20", 10)]
    public async Task As_many_as_are_asked_for_with_the_properties_that_are_asked_for(string query, int expected)
    {
        var items =
            (await Anonymous.Get($"/v1/articles/{_ids["itself"]}/related?{query}&fields=id,title"))
                .Expect(HttpStatusCode.OK).Json["items"]!.AsArray();
        Assert.That(items, Has.Count.EqualTo(expected));
        Assert.That(items[0]!.AsObject().Select(pair => pair.Key), Is.EqualTo(new[] { "id", "title" }));
    }

    [TestCase("limit=0")]
    [TestCase("limit=21")]
    [TestCase("fields=nothing")]
    public async Task What_can_not_be_is_refused(string query) =>
        (await Anonymous.Get($"/v1/articles/{_ids["itself"]}/related?{query}")).Expect(HttpStatusCode.BadRequest);

    [Test]
    public async Task Related_articles_come_with_an_article_and_with_each_of_a_list()
    {
        var five = (await Anonymous.Get($"/v1/articles/{_ids["itself"]}/related")).Ids;
        var alone = (await Anonymous.Get($"/v1/articles/{_ids["itself"]}?include=related")).Json["related"]!.AsArray();
        Assert.That(alone.Select(one => one!["id"]!.GetValue<long>()), Is.EqualTo(five));
        var item = (await Anonymous.Get($"/v1/articles?id={_ids["itself"]}&include=related")).Json["items"]![0]!;
        Assert.That(item["related"]!.AsArray().Select(one => one!["id"]!.GetValue<long>()), Is.EqualTo(five));
        Assert.That(
            (await Anonymous.Get($"/v1/articles?id={_ids["itself"]}")).Json["items"]![0]!.AsObject().Select(pair => pair.Key),
            Does.Not.Contain("related"));
    }

    [Test]
    public async Task An_article_without_tags_has_none_and_one_that_is_not_there_is_a_404()
    {
        Assert.That((await Anonymous.Get($"/v1/articles/{_ids["stranger"]}/related")).Expect(HttpStatusCode.OK).Ids, Is.Empty);
        (await Anonymous.Get("/v1/articles/987654/related")).Expect(HttpStatusCode.NotFound);
    }

    [Test]
    public void A_rare_tag_says_more_than_a_common_one_and_every_tag_says_something()
    {
        Assert.That(RelatedScore.Weight(1_000_000, 10), Is.GreaterThan(RelatedScore.Weight(1_000_000, 200_000)));
        Assert.That(RelatedScore.Weight(5, 5), Is.GreaterThan(0));
    }

    [Test]
    public void What_is_a_month_older_counts_half_and_of_equals_the_later_comes_first()
    {
        const long month = 30L * 24 * 60 * 60 * 1_000;
        Assert.That(RelatedScore.Rank([new(1, 0, 3), new(2, month, 1), new(2, month, 1)], 5), Is.EqualTo(new[] { 2L, 1L }));
        Assert.That(RelatedScore.Rank([new(1, 0, 5), new(2, month, 2)], 5), Is.EqualTo(new[] { 1L, 2L }));
        Assert.That(RelatedScore.Rank([new(1, 5, 1), new(3, 5, 1), new(2, 5, 1)], 2), Is.EqualTo(new[] { 3L, 2L }));
        Assert.That(RelatedScore.Rank([], 2), Is.Empty);
    }

    protected override async Task Prepare()
    {
        await Admin.FourLanguages();
        foreach (var tag in (string[])["common", "rare", "lonely"])
            await Editor.Tag(tag);
        await Add("both", "common", "rare");
        await Add("rare", "rare");
        for (var number = 0; number < 8; number++)
            await Add($"common {number}", "common");
        await Add("stranger");
        await Add("itself", "common", "rare");
        _ids["translation"] = (await Editor.PublishedArticle(
            Makers.Content("Перевод", language: "ru", tags: ["common", "rare"], translationOf: _ids["itself"]))).Id;
    }

    private async Task Add(string title, params string[] tags) =>
        _ids[title] = (await Editor.PublishedArticle(Makers.Content(title, tags: tags))).Id;
}
