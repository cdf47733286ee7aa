using System.Globalization;
using NewsApi.Data.Statements;

namespace NewsApi.Data.Sqlite;

/// <summary>
/// A file next to the database that records that this folder has a site. If this file exists but the database does not, the program
/// refuses to start. If neither exists, the program creates an empty site.
/// </summary>
internal sealed class SiteMarker(string database) : INewSite
{
    public const string FileName = "newsapi.site";

    private readonly string _file = Path.Combine(Path.GetDirectoryName(database)!, FileName);

    private string[] Logs => [$"{database}-wal", $"{database}-shm"];

    private bool HasDatabase => new FileInfo(database) is { Exists: true, Length: > 0 };

    /// <exception cref="IOException">The folder had a site, but its database is missing or empty; the message says what to do.</exception>
    public void RefuseLost()
    {
        if (!HasDatabase && (File.Exists(_file) || File.Exists(Logs[0])))
            throw Lost("is missing or empty");
    }

    /// <exception cref="IOException">The folder had a site, but the database holds no site.</exception>
    public void RefuseEmpty()
    {
        if (File.Exists(_file))
            throw Lost("holds no site");
    }

    /// <summary>Creates the file if it does not exist, and flushes it to the disk.</summary>
    public void Write(DateTimeOffset now)
    {
        if (File.Exists(_file))
            return;
        using var stream = new FileStream(_file, FileMode.OpenOrCreate, FileAccess.Write);
        stream.Write(System.Text.Encoding.UTF8.GetBytes(
            $"newsapi.db next to this file holds a site, since {now.ToString("u", CultureInfo.InvariantCulture)} or earlier\n"));
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Allows the next start to create an empty site, and renames the remaining write-ahead log files of the old one.</summary>
    /// <exception cref="IOException">There is a database.</exception>
    public void Forget(DateTimeOffset now)
    {
        if (HasDatabase)
            throw new IOException($"{database} exists. Move it away first if you want a new site in its place.");
        foreach (var log in Logs.Where(File.Exists))
            File.Move(log, $"{log}.{now.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}.old");
        File.Delete(_file);
    }

    private IOException Lost(string what) => new(
        $"This folder had a site, but its database {database} {what}. Restore it from a backup. To begin an empty site instead, "
        + "run the command new-site first.");
}
