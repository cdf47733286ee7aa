using NewsApi.Data.SqlServer;
using NewsApi.Data.Statements;

namespace NewsApi.Tests.Data.SqlServer;

/// <summary>What the writer sends to a server, and what it answers to its callers, whatever fails where.</summary>
public class SqlServerWriterTests
{
    private const int DeadlockVictim = 1205, UniqueConstraint = 2627, NoSavepoint = 6401;

    private static readonly Sql FirstSql = new("UPDATE a SET x = 1"), SecondSql = new("UPDATE b SET x = 1");

    private static readonly Sql ReadSql = new("SELECT x FROM c");

    private ScriptedServer _server = null!;
    private SqlServerWriter _writer = null!;
    private ManualResetEventSlim _busy = null!;

    [SetUp]
    public void Begin()
    {
        (_server, _busy) = (new ScriptedServer(), new ManualResetEventSlim());
        _writer = new SqlServerWriter(new SqlServerDialect(), _server.Open, 4, TimeSpan.FromMinutes(1));
    }

    [TearDown]
    public async Task End()
    {
        _busy.Set();
        await _writer.DisposeAsync();
        _busy.Dispose();
    }

    [Test]
    public async Task Works_that_wait_together_share_a_transaction_with_a_savepoint_each()
    {
        var answers = Together(Run(FirstSql), Read(ReadSql, FirstSql), Run(SecondSql));
        Assert.That(await Task.WhenAll(answers), Is.EqualTo(new[] { 0L, 7, 0 }));
        Assert.That(_server.Messages, Is.EqualTo(new[]
        {
            "OPEN", "BEGIN", "SAVE TRANSACTION work; UPDATE a SET x = 1", "SAVE TRANSACTION work; SELECT x FROM c", "UPDATE a SET x = 1",
            "SAVE TRANSACTION work; UPDATE b SET x = 1", "COMMIT",
        }));
    }

    [Test]
    public async Task A_work_that_fails_or_gives_up_is_rolled_back_and_the_others_stay()
    {
        _server.Fault = message => message.Contains("UPDATE b", StringComparison.Ordinal) ? ScriptedServer.Error(UniqueConstraint) : null;
        var answers = Together(Run(FirstSql), Read(ReadSql, SecondSql), GiveUp(ReadSql), GiveUp(sql: null), Run(FirstSql));
        Assert.That((await answers[0], await answers[2], await answers[3], await answers[4]), Is.EqualTo((0L, 7L, 0L, 0L)));
        await Assert.ThatAsync(() => answers[1], Throws.TypeOf<Microsoft.Data.SqlClient.SqlException>());
        Assert.That(_server.Messages, Is.EqualTo(new[]
        {
            "OPEN", "BEGIN", "SAVE TRANSACTION work; UPDATE a SET x = 1", "SAVE TRANSACTION work; SELECT x FROM c",
            "UPDATE b SET x = 1", "ROLLBACK TRANSACTION work", "SAVE TRANSACTION work; UPDATE a SET x = 1; SELECT x FROM c",
            "ROLLBACK TRANSACTION work", "SAVE TRANSACTION work; UPDATE a SET x = 1", "COMMIT",
        }));
    }

    [TestCase("UPDATE b SET x = 1", DeadlockVictim, TestName = "A deadlock")]
    [TestCase("ROLLBACK TRANSACTION work", NoSavepoint, TestName = "A savepoint that is gone")]
    [TestCase("SAVE TRANSACTION work; SELECT x FROM c", UniqueConstraint, TestName = "A savepoint that was perhaps not set")]
    public async Task Where_the_transaction_is_lost_each_work_runs_again_alone(string where, int fault)
    {
        var hasFailed = false;
        _server.Fault = message =>
        {
            if (!hasFailed && message == where)
            {
                hasFailed = true;
                return ScriptedServer.Error(fault);
            }

            // The work that is to be rolled back, in the group only.
            return !hasFailed && fault == NoSavepoint && message == "UPDATE b SET x = 1" ? ScriptedServer.Error(UniqueConstraint) : null;
        };
        var answers = await Task.WhenAll(Together(Run(FirstSql), Read(ReadSql, SecondSql), Run(FirstSql)));
        Assert.That(answers, Is.EqualTo(new[] { 0L, 7, 0 }));
        var after = _server.Messages.SkipWhile(message => message != "ROLLBACK").Skip(1);
        Assert.That(after.Count(message => message == "OPEN"), Is.EqualTo(3));
        Assert.That(after.Where(message => message.Contains("UPDATE", StringComparison.Ordinal)), Has.Exactly(3).Items);
    }

    [Test]
    public async Task A_commit_that_fails_is_told_to_all_and_nothing_runs_again()
    {
        _server.Fault = message => message == "COMMIT" ? ScriptedServer.Error(-2, severity: 11) : null;
        var answers = Together(Run(FirstSql), Run(SecondSql));
        foreach (var answer in answers)
            await Assert.ThatAsync(() => answer, Throws.TypeOf<Microsoft.Data.SqlClient.SqlException>());
        Assert.That(_server.Messages.Count(message => message.Contains("UPDATE", StringComparison.Ordinal)), Is.EqualTo(2));
    }

    [Test]
    public async Task A_server_that_is_away_is_told_to_all_and_the_next_works_go_on()
    {
        _server.Fault = message => message == "OPEN" ? new DatabaseBusyException() : null;
        foreach (var answer in Together(Run(FirstSql), Run(SecondSql)))
            await Assert.ThatAsync(() => answer, Throws.TypeOf<DatabaseBusyException>());
        _server.Fault = _ => null;
        Assert.That(await _writer.WriteAsync(Run(FirstSql), isContent: true, CancellationToken.None), Is.Zero);
    }

    private static Func<WriteSession, long> Run(Sql sql) => session =>
    {
        session.Run(sql);
        return 0;
    };

    private static Func<WriteSession, long> Read(Sql read, Sql then) => session =>
    {
        var found = session.Find<long>(read);
        session.Run(then);
        return found;
    };

    private static Func<WriteSession, long> GiveUp(Sql? sql) => session =>
    {
        session.Run(FirstSql);
        session.Abandon();
        return sql is null ? 0 : session.Find<long>(sql);
    };

    // The first work holds the thread until the others wait. It sends nothing that the tests look at.
    private Task<long>[] Together(params Func<WriteSession, long>[] works)
    {
        using var begun = new ManualResetEventSlim();
        _ = _writer.WriteAsync(
            session =>
            {
                begun.Set();
                _busy.Wait();
                session.Abandon();
                return 0L;
            },
            isContent: true, CancellationToken.None);
        if (_server.Fault("OPEN") is null)
            begun.Wait();
        _server.Forget();
        var answers = works.Select(work => _writer.WriteAsync(work, isContent: true, CancellationToken.None)).ToArray();
        _busy.Set();
        return answers;
    }
}
