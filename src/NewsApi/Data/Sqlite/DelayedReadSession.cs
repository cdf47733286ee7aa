using NewsApi.Data.Statements;

namespace NewsApi.Data.Sqlite;

/// <summary>A session whose calls take as long as round trips to a server; see <see cref="RoundTripDelay"/>.</summary>
internal sealed class DelayedReadSession(ReadSession session, RoundTripDelay delay) : ReadSession(session.Dialect, session.Seq)
{
    public override bool IsOneMoment => session.IsOneMoment;

    public override async ValueTask<T?> FindAsync<T>(Sql sql, object? args, CancellationToken ct) where T : default
    {
        await delay.WaitAsync();
        return await session.FindAsync<T>(sql, args, ct);
    }

    public override async ValueTask<IReadOnlyList<T>> ListAsync<T>(Sql sql, object? args, CancellationToken ct)
    {
        await delay.WaitAsync();
        return await session.ListAsync<T>(sql, args, ct);
    }

    public override async ValueTask RunAsync(ReadBatch batch, CancellationToken ct)
    {
        await delay.WaitAsync();
        await session.RunAsync(batch, ct);
    }

    public override void Restart() => session.Restart();

    public override ValueTask DisposeAsync() => session.DisposeAsync();
}
