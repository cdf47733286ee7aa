namespace NewsApi.Data.Statements;

/// <summary>Allows the next start to create an empty site although the database of a site is missing.</summary>
internal interface INewSite
{
    /// <exception cref="NotSupportedException">This database needs no such permission; the message says why.</exception>
    /// <exception cref="IOException">The database exists; it must be moved away first.</exception>
    void Forget(DateTimeOffset now);
}
