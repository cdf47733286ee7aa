namespace NewsApi.Data.Statements;

/// <summary>Runs work items in transactions; one implementation per database.</summary>
internal interface ISqlWriter : IAsyncDisposable
{
    /// <summary>
    /// Runs work in a transaction and completes after the commit. Once the work is queued, it runs even if <paramref name="ct"/> is
    /// cancelled, so that a closed connection does not stop a write halfway.
    /// </summary>
    /// <param name="work">The work.</param>
    /// <param name="isContent">Whether the work takes a number of the change log. Such work items always wait for each other.</param>
    /// <param name="ct">Cancels while the work waits.</param>
    Task<T> WriteAsync<T>(Func<WriteSession, T> work, bool isContent, CancellationToken ct);

    /// <summary>
    /// Queues work without waiting. <paramref name="done"/> is called after the commit with null, or with the error, on the thread that
    /// ran the work. It must be short and must not throw.
    /// </summary>
    void Post(Action<WriteSession> work, Action<Exception?> done);
}
