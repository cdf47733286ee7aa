namespace NewsApi.Data.Statements;

/// <summary>Copies the database while it is in use.</summary>
internal interface IDatabaseBackup
{
    /// <summary>Writes a consistent copy to a file that does not exist yet.</summary>
    /// <exception cref="NotSupportedException">The database makes its own backups; the message says how.</exception>
    /// <exception cref="IOException">The file is there already, or can't be written.</exception>
    void CopyTo(string file);

    /// <summary>Reads rows of a copy.</summary>
    IReadOnlyList<T> Read<T>(string file, Sql sql, object args);
}
