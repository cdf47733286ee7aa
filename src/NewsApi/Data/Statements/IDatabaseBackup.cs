namespace NewsApi.Data.Statements;

/// <summary>Copies the database while it is in use.</summary>
internal interface IDatabaseBackup
{
    /// <summary>Writes a consistent copy to a file that does not exist yet.</summary>
    /// <exception cref="NotSupportedException">The database server has its own backup command; the message names it.</exception>
    /// <exception cref="IOException">The file exists already, or can't be written.</exception>
    void CopyTo(string file);

    /// <summary>Reads rows from a copy of the database.</summary>
    IReadOnlyList<T> Read<T>(string file, Sql sql, object args);
}
