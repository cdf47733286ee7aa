namespace NewsApi.Data.Statements;

/// <summary>Lets the next start begin an empty site where the database of a site is gone.</summary>
internal interface INewSite
{
    /// <exception cref="NotSupportedException">This database needs no such permission; the message says why.</exception>
    /// <exception cref="IOException">There is a database.</exception>
    void Forget(DateTimeOffset now);
}
