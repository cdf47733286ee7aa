using System.Buffers.Text;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using NewsApi.Articles.Editing.Checks;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Articles.Published.Lists;

/// <summary>Lists by title, in the alphabets of their languages.</summary>
public class TitleOrderTests(Database database) : DatabaseFixture(database)
{
    private static readonly Dictionary<string, string[]> Sorted = new()
    {
        ["ru"] = ["Арбуз", "арбуз", "БАНАН", "ёлка", "Ель", "яблоко", "Яма"],
        ["az"] = ["Bakı", "Cib", "Çay", "Ev", "Əl", "Fil", "Hava", "Xəbər", "Işıq", "İdman", "Kitab", "Qala", "Lalə", "Şəki", "Zəng"],
        ["hy"] = ["աբովյան", "Բաքու", "գիրք", "Երևան", "Էջ", "ժամ", "Հայաստան"],
    };

    [TestCase("ru")]
    [TestCase("az")]
    [TestCase("hy")]
    public async Task Titles_are_in_the_order_of_their_alphabet(string language)
    {
        Assert.That(await Titles($"language={language}&sort=title&limit=100"), Is.EqualTo(Sorted[language]));
        Assert.That(await Titles($"language={language}&sort=-title&limit=100"), Is.EqualTo(Sorted[language].Reverse()));
    }

    [Test]
    public async Task A_walk_by_title_meets_every_story_once_forth_and_back()
    {
        var path = "/v1/articles?language=ru&sort=title&limit=2";
        var (forth, last) = await Walk(path, "next");
        Assert.That(forth, Is.EqualTo(Sorted["ru"]));
        Assert.That((await Walk(last, "previous")).Titles.Order(), Is.EqualTo(Sorted["ru"].Order()));
    }

    [Test]
    public async Task A_cursor_from_before_the_sort_keys_or_of_another_ICU_is_refused()
    {
        const string List = "/v1/articles?language=ru&sort=title&limit=2";
        var next = (string)(await Anonymous.Get(List)).Expect(HttpStatusCode.OK).Json["page"]!["next"]!;
        foreach (var key in (string[])["Арбуз", "00-0:2A2A"])
        {
            var cursor = JsonNode.Parse(Base64Url.DecodeFromChars(next))!;
            cursor["Key"] = key;
            var old = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(cursor.ToJsonString()));
            var answer = (await Anonymous.Get($"{List}&cursor={old}")).Expect(HttpStatusCode.BadRequest);
            Assert.That((string)answer.Json["errors"]![0]!["code"]!, Is.EqualTo("invalid_cursor"));
        }
    }

    [Test]
    public async Task Stories_from_before_the_keys_get_them_at_the_start()
    {
        Execute("DELETE FROM text_rules WHERE name = 'titles'");
        Execute("UPDATE published_articles SET title_key = NULL");
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Fill()));
        Assert.That(await Titles("language=ru&sort=title&limit=100"), Is.EqualTo(Sorted["ru"]));
        Assert.That(await Check(), Is.Empty);
    }

    [Test]
    public async Task Keys_of_another_ICU_are_made_anew_and_a_check_finds_them()
    {
        await Fill();
        Execute("UPDATE published_articles SET title_key = 'FF' WHERE language = 'ru'");
        Assert.That(await Check(), Has.Count.EqualTo(Sorted["ru"].Length));
        Execute("UPDATE text_rules SET version = 'other' WHERE name = 'titles'");
        await Fill();
        Assert.That(await Titles("language=ru&sort=title&limit=100"), Is.EqualTo(Sorted["ru"]));
        Assert.That(await Check(), Is.Empty);
    }

    protected override async Task Prepare()
    {
        await Admin.FourLanguages();
        // Equal titles are in the order of their ids, so the first stays before the second; all others come the other way round.
        foreach (var (language, titles) in Sorted)
            foreach (var title in language == "ru" ? [.. titles[..2], .. titles[2..].Reverse()] : titles.Reverse())
                await Editor.PublishedArticle(Makers.Content($" {title} ", language: language));
    }

    // Rows are changed behind the back of the answer cache.
    protected override AppUnderTest Make(Database kind) =>
        new(kind, new Dictionary<string, string> { ["NewsApi:Caching:Megabytes"] = "0" });

    private Task Fill() => App.Services.GetRequiredService<TitleKeyFill>().Run(CancellationToken.None);

    private Task<IReadOnlyList<Difference>> Check() =>
        App.Services.GetRequiredService<ProjectionCheck>().FindDifferences(CancellationToken.None);

    private void Execute(string sql)
    {
        using var connection = App.Database.Open();
        connection.Execute(sql);
    }

    private async Task<IReadOnlyList<string>> Titles(string query) =>
        Of((await Anonymous.Get($"/v1/articles?{query}")).Expect(HttpStatusCode.OK));

    private static IReadOnlyList<string> Of(Answer answer) =>
        [.. answer.Json["items"]!.AsArray().Select(item => (string)item!["title"]!)];

    private async Task<(IReadOnlyList<string> Titles, string Last)> Walk(string path, string way)
    {
        var titles = new List<string>();
        var list = path.Split("&cursor=")[0];
        while (true)
        {
            var answer = (await Anonymous.Get(path)).Expect(HttpStatusCode.OK);
            titles.AddRange(Of(answer));
            if ((string?)answer.Json["page"]![way] is not { } cursor)
                return (titles, path);
            path = $"{list}&cursor={cursor}";
        }
    }
}
