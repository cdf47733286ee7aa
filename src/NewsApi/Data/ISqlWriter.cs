namespace NewsApi.Data;

/// <summary>Runs pieces of work in transactions; one implementation per database.</summary>
internal interface ISqlWriter : IAsyncDisposable
{
    /// <summary>
    /// Completes after the commit that holds the work. Once accepted, the work runs even if <paramref name="ct"/> fires:
    /// a caller who has hung up must not leave it unknown whether a write happened half.
    /// </summary>
    Task<T> WriteAsync<T>(Func<WriteSession, T> work, CancellationToken ct);
}
