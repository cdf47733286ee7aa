namespace NewsApi.Tests.Support;

/// <summary>A fixture whose tests must leave the database as they found it: whatever is refused, nothing of it is written.</summary>
public abstract class RefusalFixture(Database database) : DatabaseFixture(database)
{
    private static readonly string[] Tables =
    [
        "articles", "article_revisions", "article_slugs", "published_articles", "published_withdrawals", "tags", "sections",
        "authors", "menus", "share_links", "api_keys", "changes",
    ];

    private IReadOnlyList<string> _before = [];

    [SetUp]
    public void Remember() => _before = Contents();

    [TearDown]
    public void Nothing_was_written() => Assert.That(Contents(), Is.EqualTo(_before));

    private List<string> Contents()
    {
        using var connection = App.Database.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT 'counter' AS what, seq FROM change_counter"
            + string.Concat(Tables.Select(table => $" UNION ALL SELECT '{table}', COUNT(*) FROM {table}"))
            + " UNION ALL SELECT 'site', version FROM site";
        using var reader = command.ExecuteReader();
        var contents = new List<string>();
        while (reader.Read())
            contents.Add($"{reader.GetString(0)} {reader.GetValue(1)}");
        return contents;
    }
}
