using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsApi.Access;
using NewsApi.Data;
using NewsApi.Data.Sqlite;
using NewsApi.Data.Statements;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Data;

/// <summary>Readers get their answers from a replica, except where it lags behind what this node has shown already.</summary>
public class ReplicaTests
{
    private LaggingReplica _replica = null!;
    private AppUnderTest _app = null!;
    private Api _editor = null!, _reader = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        // Nothing is kept, so each answer is read anew.
        var settings = new Dictionary<string, string> { ["NewsApi:Caching:Megabytes"] = "0" };
        _app = new AppUnderTest(Database.Sqlite, settings) { Configure = services => services.AddSingleton(WithReplica) };
        _reader = new Api(_app.Anonymous());
        _editor = new Api(await _app.As(Role.Editor));
    }

    [OneTimeTearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [Test]
    public async Task A_replica_that_has_all_that_was_seen_here_answers()
    {
        var article = await Published("first");
        Assert.That(await Title(article), Is.EqualTo("first"));
        _replica.CatchUp();
        Assert.That(await Title(article), Is.EqualTo(LaggingReplica.Title));
    }

    [Test]
    public async Task What_was_written_here_is_there_at_the_next_look_although_the_replica_lags()
    {
        _replica.CatchUp();
        var article = await Published("second");
        Assert.That(await Title(article), Is.EqualTo("second"));
        (await _editor.Do(article, "unpublish")).Expect(HttpStatusCode.OK);
        _replica.CatchUp();
        (await _reader.Get($"/v1/articles/{article.Id}")).Expect(HttpStatusCode.Gone);
    }

    [Test]
    public async Task What_this_node_learned_from_one_replica_is_not_gone_in_another()
    {
        await using var other = new AppUnderTest(Database.Sqlite, new Dictionary<string, string>(_app.Database.Settings()));
        _replica.CatchUp();
        var article = await new Api(other.With(await _app.Key(Role.Editor))).PublishedArticle(Makers.Content("third"));
        _replica.CatchUp();
        var seq = article.Headers["NewsApi-Seq"];
        var path = $"/v1/articles/{article.Id}?minSeq={seq}";
        Assert.That((await _reader.Get(path)).Expect(HttpStatusCode.OK).Value<string>("title"), Is.EqualTo(LaggingReplica.Title));
        _replica.FallBack();
        Assert.That((await _reader.Get(path)).Expect(HttpStatusCode.OK).Value<string>("title"), Is.EqualTo("third"));
    }

    private Task<Answer> Published(string title) => _editor.PublishedArticle(Makers.Content(title));

    private async Task<string> Title(Answer article) =>
        (await _reader.Get($"/v1/articles/{article.Id}")).Expect(HttpStatusCode.OK).Value<string>("title");

    private Db WithReplica(IServiceProvider services)
    {
        var file = services.GetRequiredService<IOptions<DataOptions>>().Value.SqliteFile;
        var dialect = services.GetRequiredService<SqliteDialect>();
        _replica = new LaggingReplica(dialect, file);
        return new Db(dialect, new SqliteWriter(dialect, SqliteFiles.Writer(file), TimeSpan.FromSeconds(15)), _replica);
    }
}
