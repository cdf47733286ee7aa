namespace NewsApi.Data.Statements;

/// <summary>Runs pieces of work in transactions; one implementation per database.</summary>
internal interface ISqlWriter : IAsyncDisposable
{
    /// <summary>
    /// Completes after the commit that holds the work. Once accepted, the work runs even if <paramref name="ct"/> fires:
    /// a caller who has hung up must not leave it unknown whether a write happened half.
    /// </summary>
    Task<T> WriteAsync<T>(Func<WriteSession, T> work, CancellationToken ct);

    /// <summary>
    /// The same for who waits for nothing: <paramref name="done"/> is told after the commit, or why there was none, by the very thread that
    /// knows. It has to be short and must not throw.
    /// </summary>
    void Post(Action<WriteSession> work, Action<Exception?> done);
}
