using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.Sqlite;
using NewsApi.Articles.Published.Lists;
using NewsApi.Data.Sqlite;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Data;

/// <summary>
/// How SQLite means to run each statement. A large table may be searched by an index, or read along one that has the list's order
/// and left after a page (SCAN USING INDEX under a LIMIT); it may not be read whole, and a page may not be sorted out of more
/// rows than its plan collects.
/// </summary>
public partial class QueryPlanTests
{
    private static readonly SqliteDialect Dialect = new();

    private static readonly HashSet<string> Large = new(StringComparer.OrdinalIgnoreCase)
    {
        "changes", "articles", "article_revisions", "article_slugs", "article_tags", "article_authors", "published_articles",
        "published_bodies", "published_tags", "published_authors", "published_withdrawals", "published_search", "published_titles",
        "share_links", "share_link_uses", "share_link_headstones",
        "audit_entries", "idempotency_keys", "article_previews", "article_presence", "article_notes",
        "read_hours", "read_days", "read_referrers", "read_uniques", "read_totals",
    };

    // Statements that readers wait for are not among these.
    private static readonly Dictionary<string, string> Allowed = new()
    {
        ["SectionRepository.InNewestRevisionsSql"] = "A section is deleted once in years, and every article's newest revision has a say "
            + "in it.",
    };

    private TestDatabase _database = null!;
    private SqliteConnection _connection = null!;

    [OneTimeSetUp]
    public async Task Migrate()
    {
        _database = new TestDatabase(Database.Sqlite);
        await new SqliteMigrator(Dialect, _database.File, TimeProvider.System).MigrateAsync(CancellationToken.None);
        _connection = (SqliteConnection)_database.Open();
    }

    [OneTimeTearDown]
    public void Drop()
    {
        _connection.Dispose();
        _database.Dispose();
    }

    [Test]
    public void No_fixed_statement_reads_a_large_table_whole() => AreQuick(
        Fixed().Where(statement => !Allowed.ContainsKey(statement.Name))
            .SelectMany(statement => Slow(statement.Name, statement.Text, maySort: true)));

    [Test]
    public void Every_exception_is_needed() => Assert.That(
        Allowed.Keys.Except(
            Fixed().Where(statement => Slow(statement.Name, statement.Text, maySort: true).Count > 0).Select(statement => statement.Name)),
        Is.Empty);

    [Test]
    public void Every_list_of_public_articles_stops_after_a_page() => AreQuick(
        PublicLists.Of(Dialect).DistinctBy(list => list.Page.For(Dialect))
            .SelectMany(list => Slow(list.Name, list.Page.For(Dialect), MaySort(list.Plan))));

    [Test]
    public void Every_search_by_relevance_stops_after_a_page() => AreQuick(
        PublicLists.SearchesOf(Dialect).SelectMany(search => Slow(search.Name, search.Sql.For(Dialect), maySort: false)));

    [Test]
    public void What_a_list_needs_beside_its_page_is_found_by_an_index() => AreQuick(
        ListStatements.Ones(Dialect).SelectMany(one => Slow(one.Name, one.Sql.For(Dialect), maySort: false)));

    [Test]
    public void Withdrawn_stories_are_found_from_the_newest_on()
    {
        var sql = Statements.Fields.Single(field => field.Owner.Name == "WithdrawnArticles").Sql.For(Dialect);
        var steps = _connection.Query<(long Id, long Parent, long NotUsed, string Detail)>("EXPLAIN QUERY PLAN " + sql, Parameters(sql))
            .Select(step => step.Detail);
        Assert.That(steps, Has.Some.EqualTo("SEARCH c USING INDEX changes_entity (kind=? AND entity_id=?)"));
    }

    [TestCase("SELECT p.id FROM published_articles AS p WHERE p.byline = @A LIMIT @B", "Slow reads published_articles whole")]
    [TestCase("SELECT p.id FROM published_articles AS p ORDER BY p.published_at, p.id", "Slow walks published_articles to the end")]
    [TestCase("SELECT p.id FROM published_articles AS p WHERE p.language = @A ORDER BY p.updated_at LIMIT @B", "Slow sorts")]
    [TestCase(
        "SELECT COUNT(*) FROM (SELECT t.article_id FROM published_tags AS t WHERE t.position = @A AND t.language = @B) AS found",
        "Slow reads published_tags whole")]
    public void A_slow_plan_is_caught(string text, string expected) =>
        Assert.That(Slow("Slow", text, maySort: false).Select(one => one.What), Is.EqualTo(new[] { expected }));

    [Test]
    public void A_walk_and_a_search_are_no_slow_plans() => AreQuick(
        Slow(
            "Quick", "SELECT p.id FROM published_articles AS p WHERE p.language = @A ORDER BY p.published_at DESC, p.id DESC LIMIT @B",
            maySort: false));

    private static void AreQuick(IEnumerable<(string What, string Plan)> found)
    {
        var slow = found.ToList();
        Assert.That(slow.Select(one => one.What), Is.Empty, () => slow[0].Plan);
    }

    // What is collected is sorted, and so are the pages of several scans.
    private static bool MaySort(ListPlan plan) => plan is not OrderedScan { Branches: 1 };

    private static IEnumerable<(string Name, string Text)> Fixed() =>
        from field in Statements.Fields
        where !field.Owner.Name.StartsWith("SqlServer", StringComparison.Ordinal)
        let text = field.Sql.For(Dialect).TrimStart()
        where text.StartsWith("SELECT", StringComparison.Ordinal) || text.StartsWith("WITH", StringComparison.Ordinal)
        select ($"{field.Owner.Name}.{field.Name}", text);

    private List<(string What, string Plan)> Slow(string name, string text, bool maySort)
    {
        var steps = _connection.Query<(long Id, long Parent, long NotUsed, string Detail)>("EXPLAIN QUERY PLAN " + text, Parameters(text))
            .Select(step => step.Detail).ToList();
        var isLimited = text.Contains("LIMIT", StringComparison.Ordinal);
        return [
            .. steps.Select(What).OfType<string>().Distinct().Select(what => ($"{name} {what}", string.Join('\n', steps.Append(text)))),
        ];

        string? What(string step)
        {
            if (Sort().IsMatch(step))
                return maySort ? null : "sorts";
            // A virtual table says SCAN also where it was given something to look for.
            if (Scan().Match(step) is not { Success: true } scan || scan.Groups["search"].Success
                || Table(text, scan.Groups["alias"].Value) is not { } table || !Large.Contains(table))
                return null;
            return !scan.Groups["index"].Success ? $"reads {table} whole" : isLimited ? null : $"walks {table} to the end";
        }
    }

    private static string Table(string text, string alias) =>
        Regex.Match(text, $@"(?<table>\w+) AS {alias}\b") is { Success: true } named ? named.Groups["table"].Value : alias;

    private static DynamicParameters Parameters(string text)
    {
        var parameters = new DynamicParameters();
        foreach (Match parameter in Parameter().Matches(text))
            parameters.Add(parameter.Value, null);
        return parameters;
    }

    [GeneratedRegex(@"^SCAN (?<alias>\w+)( USING (COVERING )?INDEX (?<index>\w+)| VIRTUAL TABLE INDEX \d+:(?<search>\S+))?")]
    private static partial Regex Scan();

    [GeneratedRegex("^USE TEMP B-TREE FOR .*ORDER BY$")]
    private static partial Regex Sort();

    [GeneratedRegex(@"@\w+")]
    private static partial Regex Parameter();
}
