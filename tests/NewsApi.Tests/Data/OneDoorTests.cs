using System.Data;
using System.Data.Common;
using System.Reflection;
using System.Text.RegularExpressions;
using Dapper;
using NewsApi.Articles.Editing;
using NewsApi.Articles.Published.Filters;
using NewsApi.Articles.Published.Lists;
using NewsApi.Articles.Published.Search;
using NewsApi.Articles.Published.Stories;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Http.Pages;
using NewsApi.Terms;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Data;

/// <summary>No statement reaches a database but those that <see cref="TSqlTests"/> has seen.</summary>
public partial class OneDoorTests
{
    private static readonly Type[] Doors = [typeof(Db), typeof(ReadSession), typeof(WriteSession)];

    // The statements of a TermSql.
    private const int OfATerm = 8;

    // What makes statements of a template; a static field holds them.
    private static readonly Type[] Makers = [typeof(Sql), typeof(KeysetSql), typeof(TermSql)];

    private static readonly IReadOnlyList<Call> Program = Calls.Of(typeof(Sql).Assembly);

    [Test]
    public void Only_the_doors_talk_to_a_database() =>
        Assert.That(Program.Where(call => Talks(call.To) && !IsDoor(call.Caller)), Is.Empty);

    [Test]
    public void Only_the_doors_see_a_statement_as_text() =>
        Assert.That(Program.Where(call => IsOn<Sql>(call, nameof(Sql.For)) && !IsDoor(call.Caller)), Is.Empty);

    [Test]
    public void The_doors_to_SQL_Server_send_no_text_of_their_own() => Assert.That(
        Calls.Texts(typeof(Sql).Assembly)
            .Where(
                literal => Calls.Outermost(literal.Method) is var type && IsDoor(type) && !IsFor("Sqlite", type)
                    && !IsStatic(literal.Method))
            .Where(literal => Verb().IsMatch(literal.Text)),
        Is.Empty);

    [Test]
    public void Statements_are_made_as_static_fields_and_where_they_are_enumerated()
    {
        var elsewhere = Program.Where(
            call => Made(call) > 0 && !Makers.Contains(call.Caller) && !IsStatic(call.From));
        Assert.That(
            elsewhere.Select(call => $"{call.Caller.Name}.{call.From.Name}"),
            Is.EquivalentTo(
            [
                $"{nameof(ArticleListSql)}.{nameof(ArticleListSql.PageSql)}", $"{nameof(ArticleListSql)}.{nameof(ArticleListSql.CountSql)}",
                $"{nameof(SearchByRelevance)}.{nameof(SearchByRelevance.PageSql)}", $"{nameof(FacetSql)}.{nameof(FacetSql.Section)}",
                $"{nameof(FacetSql)}.{nameof(FacetSql.Tag)}", $"{nameof(FacetSql)}.{nameof(FacetSql.Language)}",
                $"{nameof(FacetSql)}.{nameof(FacetSql.Day)}", $"{nameof(SyncArticles)}.{nameof(SyncArticles.ListSql)}",
                $"{nameof(ListFacet)}..ctor", $"{nameof(ArticleTime)}..ctor",
                $"{nameof(ArticleDrafts)}.{nameof(ArticleDrafts.ListSql)}", $"{nameof(ArticleSql)}.{nameof(ArticleSql.Find)}",
                $"{nameof(ArticleSql)}.{nameof(ArticleSql.FindBySlug)}",
                $"{nameof(ArticleSql)}.{nameof(ArticleSql.FindMany)}", $"{nameof(ArticleSql)}.{nameof(ArticleSql.FindSurroundings)}",
                $"{nameof(ArticleSql)}.{nameof(ArticleSql.FindTranslation)}",
            ]));
    }

    [Test]
    public void Every_statement_made_as_a_static_field_is_collected()
    {
        var made = Program.Where(call => Made(call) > 0 && IsStatic(call.From))
            .AggregateBy(call => call.From.DeclaringType!, 0, (sum, call) => sum + Made(call));
        var collected = Statements.Fields.CountBy(field => field.Owner);
        Assert.That(collected, Is.EquivalentTo(made));
    }

    [Test]
    public void Conditions_come_only_from_the_filters_that_are_enumerated() => Assert.That(
        Program.Where(call => IsOn<SqlFilter>(call, nameof(SqlFilter.And)) || IsOn<SqlFilter>(call, nameof(SqlFilter.AndNumbered)))
            .Select(call => call.Caller).Distinct(),
        Is.EquivalentTo(
        [
            typeof(SqlFilter), typeof(NameFilter), typeof(InstantFilter), typeof(DraftListQuery), typeof(ArticleDrafts),
            typeof(FacetFilter), typeof(TimeWindow), typeof(ResolvedArticleFilter), typeof(SyncArticles),
        ]));

    [TestCase(typeof(ResolvedArticleFilter), "Restrictions", "Windows", "Terms", "Wanted", "Notes", "IsEmpty", "IsEverything")]
    [TestCase(typeof(DraftListQuery), "State", "AssignedTo", "Names", "Instants", "Terms", "Page")]
    public void A_filter_holds_only_parts_that_are_enumerated(Type filter, params string[] parts) => Assert.That(
        filter.GetProperties(BindingFlags.Instance | BindingFlags.Public).Select(property => property.Name), Is.EquivalentTo(parts));

    [Test]
    public void A_call_outside_the_doors_is_caught()
    {
        var strangers = Calls.Of(GetType().Assembly).Where(call => call.Caller == typeof(OneDoorTests) && Talks(call.To)).ToList();
        Assert.That(strangers.Select(call => call.To.Name), Is.SupersetOf(["QueryAsync", "CreateCommand", "set_CommandText"]));
    }

    private static bool IsDoor(Type type) => Doors.Contains(type)
        || (type.Namespace?.StartsWith(typeof(Db).Namespace!, StringComparison.Ordinal) is true
            && (IsFor("SqlServer", type) || IsFor("Sqlite", type)));

    private static bool IsFor(string database, Type type) => type.Name.StartsWith(database, StringComparison.Ordinal);

    private static bool Talks(MethodBase method) => method.DeclaringType is { } type
        && (IsDapper(type, method.Name) || IsA<IDbConnection>(type) || IsA<IDbCommand>(type) || IsA<DbBatch>(type)
            || IsA<IDataAdapter>(type));

    // Type handlers and parameters are Dapper's too, but send nothing.
    private static bool IsDapper(Type type, string method) => type == typeof(SqlMapper)
        && (method.StartsWith("Query", StringComparison.Ordinal) || method.StartsWith("Execute", StringComparison.Ordinal));

    private static bool IsA<T>(Type type) => typeof(T).IsAssignableFrom(type);

    private static bool IsOn<T>(Call call, string name) => call.To.DeclaringType == typeof(T) && call.To.Name == name;

    // How many statements a call of a constructor makes.
    private static int Made(Call call) =>
        IsOn<Sql>(call, ".ctor") ? 1 : IsOn<KeysetSql>(call, ".ctor") ? 2 : IsOn<TermSql>(call, ".ctor") ? OfATerm : 0;

    private static bool IsStatic(MethodBase method) => method is ConstructorInfo { IsStatic: true };

    [GeneratedRegex(@"^\s*(SELECT|INSERT|UPDATE|DELETE|MERGE|WITH|CREATE|ALTER|DROP|TRUNCATE|EXEC|IF|DECLARE|SET|BEGIN)\b")]
    private static partial Regex Verb();

    // Never run: what a stranger's code would look like.
    private static async Task<object> Stranger(DbConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT 1";
        return await connection.QueryAsync<int>(command.CommandText);
    }
}
