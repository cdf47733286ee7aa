namespace NewsApi.Data.Statements;

/// <summary>Copies the database while it is in use.</summary>
internal interface IDatabaseBackup
{
    /// <summary>Writes a consistent copy to a file that does not exist yet.</summary>
    /// <exception cref="NotSupportedException">The database makes its own backups; the message says how.</exception>
    /// <exception cref="IOException">The file is there already, or can't be written.</exception>
    void CopyTo(string file);
}
