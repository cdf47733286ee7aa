using NewsApi.Fronts;
using NewsApi.Media.Pictures;
using NewsApi.Readership.Rankings;
using NewsApi.Sections;
using NewsApi.Suggest;
using NewsApi.Tags;
using NewsApi.Tests.Support;
using NewsApi.Webhooks.Delivery;

namespace NewsApi.Tests.Contract;

/// <summary>Public articles are read in <c>Articles/Published</c> and written in <c>Articles/Editing</c>; other rooms ask there.</summary>
public class PublishedTablesTests
{
    private const string Prefix = "published_";

    // No table of articles.
    private const string Fronts = "published_fronts";

    private static readonly string[] Owners = ["NewsApi.Articles.Published", "NewsApi.Articles.Editing"];

    private static readonly Dictionary<(Type Owner, string Table), string> Exceptions = new()
    {
        [(typeof(RankingSql), "published_articles")] = "A ranking joins its counters with what is public, and sorts the two together.",
        [(typeof(TagMerge), "published_tags")] = "A merge moves a tag's rows in the transaction that removes the tag.",
        [(typeof(TagMerge), "published_tag_counts")] = "The same merge counts the rows that it has moved.",
        [(typeof(TagMerge), "published_articles")] = "The change log holds where each article of a merged tag was found.",
        [(typeof(TagMerge), "published_authors")] = "The same.",
        [(typeof(SectionMove), "published_articles")] = "The change log holds where each article of a moved section was found.",
        [(typeof(SectionMove), "published_tags")] = "The same.",
        [(typeof(SectionMove), "published_authors")] = "The same.",
        [(typeof(MediaChange), "published_articles")] = "The change log holds where each article of a changed picture was found.",
        [(typeof(MediaChange), "published_tags")] = "The same.",
        [(typeof(MediaChange), "published_authors")] = "The same.",
        [(typeof(EventFacts), "published_articles")] = "An event of a webhook tells where its article is found now, and on which page.",
        [(typeof(EventFacts), "published_tags")] = "The same.",
        [(typeof(EventFacts), "published_authors")] = "The same.",
        [(typeof(EventFacts), "published_slugs")] = "It tells former pages too, which a framework may have to rebuild.",
        [(typeof(EventFacts), "published_withdrawals")] = "It tells what replaces a withdrawn article.",
        [(typeof(FrontPictures), "published_articles")] = "A picture of a card is public only where the card's article is.",
        [(typeof(TagUsage), "published_tag_counts")] = "Editors see how many public articles a tag has.",
        [(typeof(TagLists), "published_tag_counts")] = "Editors list the tags that no public article has.",
    };

    [Test]
    public void Other_rooms_name_no_table_of_public_articles() =>
        Assert.That(Elsewhere(Statements.All).Where(use => !Exceptions.ContainsKey((use.Statement.Owner, use.Table))), Is.Empty);

    [Test]
    public void Every_exception_is_in_use() => Assert.That(
        Exceptions.Keys.Except(Elsewhere(Statements.All).Select(use => (use.Statement.Owner, use.Table))), Is.Empty);

    [Test]
    public void A_statement_in_another_room_is_caught()
    {
        var statement =
            new Statement(typeof(SuggestedNames), "FindSql", "SELECT t.id FROM tags AS t JOIN Published_Tags AS p ON p.tag_id = t.id");
        Assert.That(Elsewhere([statement]), Is.EqualTo([(statement, "published_tags")]));
    }

    private static IEnumerable<(Statement Statement, string Table)> Elsewhere(IEnumerable<Statement> statements) =>
        from statement in statements
        where !Owners.Any(
            owner => statement.Owner.Namespace is { } room && (room == owner || room.StartsWith(owner + ".", StringComparison.Ordinal)))
        from table in TSql.Tables(statement.Text)
        where table.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && table != Fronts
        select (statement, table.ToLowerInvariant());
}
