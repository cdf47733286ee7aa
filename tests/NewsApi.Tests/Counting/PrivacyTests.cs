using System.Net;
using System.Text;
using Dapper;
using NewsApi.Tests.Readership;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Counting;

/// <summary>What is remembered of readers is what the data dictionary says, and no longer than it says.</summary>
public class PrivacyTests(Database database) : DatabaseFixture(database)
{
    private const string Agent = "Mozilla/5.0 (Zebra; rv:73.51) Gecko/20100101 Zebrafox/145.0", Cookie = "zebra=cookie7351";

    private static readonly string[] Tables =
        [
            "read_journal", "read_marks", "read_hours", "read_days", "read_referrers", "read_uniques", "read_totals", "read_slots",
            "read_windows", "read_state", "read_secrets",
        ];

    [Test]
    public async Task The_docs_name_every_table_that_holds_something_of_readers()
    {
        var page = (await Anonymous.Get("/docs/data")).Expect(HttpStatusCode.OK);
        foreach (var table in Tables.Append("share_link_uses").Except(["read_state"]))
            Assert.That(page.Text, Does.Contain($"<code>{table}</code>"), "the data dictionary lacks a table");
        Assert.That(
            App.Database.Kind == Database.Sqlite ? TablesOfReaders() : Tables, Is.EquivalentTo(Tables),
            "a new table belongs into the data dictionary");
    }

    [Test]
    public async Task No_address_agent_or_cookie_is_stored()
    {
        var (id, key) = await Editor.ReadStory(Anonymous);
        var reader = App.Reader(Agent, ("Cookie", Cookie), ("X-Forwarded-For", "203.0.113.77"));
        await reader.SendAcknowledged(new { kind = "view", article = id, key, referrer = "t.me", id = "my-own-id-7351" });
        var waiting = Dump();
        await App.Aggregate();
        Assert.That(App.Database.Totals("article", id)["view human"], Is.EqualTo(1));
        foreach (var text in (string[])[waiting, Dump()])
        {
            Assert.That(text, Does.Contain("t.me"), "this looks where nothing is");
            foreach (var secret in (string[])["Zebra", "zebra", "203.0.113.77", "my-own-id-7351"])
                Assert.That(text, Does.Not.Contain(secret));
        }
    }

    [TestCase("Sec-GPC")]
    [TestCase("DNT")]
    public async Task Of_who_wants_no_trace_there_are_totals_and_nothing_else(string header)
    {
        var (id, key) = await Editor.ReadStory(Anonymous);
        await App.Aggregate();
        var before = Count("read_marks", "family <> 3");
        await App.Reader(Reader.Browser, (header, "1"))
            .SendAcknowledged(new { kind = "view", article = id, key, referrer = "zebra.example" });
        await App.Aggregate();
        Assert.That(App.Database.Totals("article", id), Is.EquivalentTo(new Dictionary<string, long> { ["view human"] = 1 }));
        Assert.That(Count("read_marks", "family <> 3"), Is.EqualTo(before));
        Assert.That(Count("read_uniques", $"subject = 'article' AND subject_id = {id}"), Is.Zero);
        Assert.That(Count("read_referrers", $"subject = 'article' AND subject_id = {id}"), Is.Zero);
    }

    [Test]
    public async Task With_the_day_ends_its_salt_and_who_comes_again_is_somebody_else()
    {
        App.Clock.Advance(App.Clock.GetUtcNow().Date.AddDays(1).AddMinutes(-10) - App.Clock.GetUtcNow().UtcDateTime);
        var (id, key) = await Editor.ReadStory(Anonymous);
        var reader = App.Reader();
        await reader.SendAcknowledged(new { kind = "view", article = id, key });
        await App.Aggregate();
        var salts = Salts();
        App.Clock.Advance(TimeSpan.FromMinutes(15));
        await reader.SendAcknowledged(new { kind = "view", article = id, key });
        await App.Aggregate();
        Assert.That(App.Database.Totals("article", id)["view human"], Is.EqualTo(2), "nobody can tell that it was the same person");
        Assert.That(Salts().Intersect(salts).Count(), Is.LessThanOrEqualTo(1), "the day's salt is still there");
        Assert.That(Salts(), Is.All.Matches<string>(name => string.CompareOrdinal(name, $"salt-{App.Clock.GetUtcNow():yyyy-MM-dd}") >= 0));
    }

    [Test]
    public async Task Hours_go_and_days_stay()
    {
        var (id, key) = await Editor.ReadStory(Anonymous);
        await App.Reader().SendAcknowledged(new { kind = "view", article = id, key });
        await App.Aggregate();
        Assert.That(Count("read_hours", $"subject = 'article' AND subject_id = {id}"), Is.EqualTo(1));
        App.Clock.Advance(TimeSpan.FromDays(40));
        await App.Aggregate();
        Assert.That(Count("read_hours", $"subject = 'article' AND subject_id = {id}"), Is.Zero);
        Assert.That(Count("read_days", $"subject = 'article' AND subject_id = {id}"), Is.EqualTo(1));
    }

    protected override AppUnderTest Make(Database kind) =>
        new(kind, new Dictionary<string, string> { ["NewsApi:Counting:HourlyDays"] = "32" });

    private IReadOnlyList<string> Salts() => Query<string>("SELECT name FROM read_secrets WHERE name LIKE 'salt-%'");

    private long Count(string table, string condition) => Query<long>($"SELECT COUNT(*) FROM {table} WHERE {condition}")[0];

    private IReadOnlyList<string> TablesOfReaders() =>
        Query<string>("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'read\\_%' ESCAPE '\\'");

    private IReadOnlyList<T> Query<T>(string sql)
    {
        using var connection = App.Database.Open();
        return connection.Query<T>(sql).AsList();
    }

    // Every value of every row, bytes as letters.
    private string Dump()
    {
        var text = new StringBuilder();
        using var connection = App.Database.Open();
        foreach (var table in Tables)
            foreach (IDictionary<string, object> row in connection.Query($"SELECT * FROM {table}"))
                foreach (var value in row.Values)
                    text.Append(value is byte[] bytes ? Encoding.Latin1.GetString(bytes) : value).Append('\n');
        return text.ToString();
    }
}
