using System.Data.Common;
using Dapper;
using NewsApi.Data.Statements;

namespace NewsApi.Data.SqlServer;

/// <summary>
/// Reads without a transaction: under READ COMMITTED SNAPSHOT each statement sees its own snapshot. For a public answer each round trip
/// also reads the number of the last change before and after its statement. So the session detects, without more round trips, whether
/// content changed between its statements and whether the replica is behind.
/// </summary>
internal sealed class SqlServerReadSession(
    SqlDialect dialect, long seq, long least, DbConnection connection, SemaphoreSlim places, bool isPublic, bool isReplica)
    : ReadSession(dialect, seq)
{
    private int _statements;
    private long _first, _last;

    public override bool IsOneMoment => _statements <= 1 || (isPublic && _first == _last);

    public override async ValueTask<T?> FindAsync<T>(Sql sql, object? args, CancellationToken ct) where T : default
    {
        var began = RoundTrips.Begin(Watch);
        try
        {
            return isPublic
                ? await Between(sql.For(Dialect), args, results => results.ReadFirstOrDefaultAsync<T>(), ct)
                : await connection.QueryFirstOrDefaultAsync<T>(new CommandDefinition(sql.For(Dialect), args, cancellationToken: ct));
        }
        finally
        {
            RoundTrips.End(Watch, began);
        }
    }

    public override async ValueTask<IReadOnlyList<T>> ListAsync<T>(Sql sql, object? args, CancellationToken ct)
    {
        var began = RoundTrips.Begin(Watch);
        try
        {
            var rows = isPublic
                ? await Between(sql.For(Dialect), args, results => results.ReadAsync<T>(), ct)
                : await connection.QueryAsync<T>(new CommandDefinition(sql.For(Dialect), args, cancellationToken: ct));
            return rows.AsList();
        }
        finally
        {
            RoundTrips.End(Watch, began);
        }
    }

    public override async ValueTask RunAsync(ReadBatch batch, CancellationToken ct)
    {
        var began = RoundTrips.Begin(Watch);
        try
        {
            var joined = SqlServerBatchResults.Join(batch, Dialect);
            await Between(
                joined.Text, joined,
                results =>
                {
                    SqlServerBatchResults.Take(batch, results);
                    return Task.FromResult(0);
                },
                ct);
            // Each statement of a batch has a snapshot of its own.
            _statements += batch.Items.Count - 1;
        }
        finally
        {
            RoundTrips.End(Watch, began);
        }
    }

    public override void Restart() => _statements = 0;

    public override async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        places.Release();
    }

    private async Task<T> Between<T>(string text, object? args, Func<SqlMapper.GridReader, Task<T>> read, CancellationToken ct)
    {
        var seqSql = ChangeCounter.SeqSql.For(Dialect);
        await using var results = await connection.QueryMultipleAsync(
            new CommandDefinition($"{seqSql};\n{text};\n{seqSql}", args, cancellationToken: ct));
        var before = await results.ReadFirstAsync<long>();
        if (isReplica && before < least)
            throw new ReplicaBehindException();
        var result = await read(results);
        if (_statements++ == 0)
            _first = before;
        _last = await results.ReadFirstAsync<long>();
        return result;
    }
}
