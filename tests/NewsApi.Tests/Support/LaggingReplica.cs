using Dapper;
using Microsoft.Data.Sqlite;
using NewsApi.Data.Sqlite;
using NewsApi.Data.Statements;

namespace NewsApi.Tests.Support;

/// <summary>
/// A database whose replica is a copy of its file: as old as the test wants it, and with other titles, so that one sees who answers.
/// </summary>
internal sealed class LaggingReplica(SqlDialect dialect, string file) : ISqlReader
{
    public const string Title = "from the replica";

    private readonly SqliteReaders _origin = new(dialect, SqliteFiles.Reader(file));
    private readonly List<SqliteReaders> _copies = [];
    private SqliteReaders? _current;

    public bool HasReplica => _current is not null;

    /// <summary>Copies what is there now. It is read from by those who ask after that.</summary>
    public void CatchUp()
    {
        var copy = $"{file}.{_copies.Count}";
        using (var from = new SqliteConnection(SqliteFiles.Reader(file)))
        using (var to = new SqliteConnection(SqliteFiles.Creator(copy)))
        {
            from.Open();
            to.Open();
            from.BackupDatabase(to);
            to.Execute("UPDATE published_articles SET title = @Title", new { Title });
        }

        _copies.Add(_current = new SqliteReaders(dialect, SqliteFiles.Reader(copy)));
    }

    /// <summary>Another replica answers: the one that was copied before.</summary>
    public void FallBack() => _current = _copies[^2];

    public ValueTask<ReadSession> OpenAsync(long seq, CancellationToken ct) => _origin.OpenAsync(seq, ct);

    public async ValueTask<ReadSession> OpenPublicAsync(long seq, long least, bool fromReplica, CancellationToken ct)
    {
        var read = await (fromReplica ? _current! : _origin).OpenAsync(seq, ct);
        if (await read.FindAsync<long>(ChangeCounter.SeqSql, null, ct) >= least)
            return read;
        await read.DisposeAsync();
        throw new ReplicaBehindException();
    }

    public void Dispose()
    {
        foreach (var readers in _copies.Append(_origin))
            readers.Dispose();
    }
}
