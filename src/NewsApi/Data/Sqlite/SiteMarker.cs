using System.Globalization;
using NewsApi.Data.Statements;

namespace NewsApi.Data.Sqlite;

/// <summary>
/// A file beside the database that says that there was a site. With it, a start that finds no database is refused; without it, a start
/// begins an empty site.
/// </summary>
internal sealed class SiteMarker(string database) : INewSite
{
    public const string FileName = "newsapi.site";

    private readonly string _file = Path.Combine(Path.GetDirectoryName(database)!, FileName);

    private string[] Logs => [$"{database}-wal", $"{database}-shm"];

    private bool HasDatabase => new FileInfo(database) is { Exists: true, Length: > 0 };

    /// <exception cref="IOException">There was a site, and its database is gone; the message says what to do.</exception>
    public void RefuseLost()
    {
        if (!HasDatabase && (File.Exists(_file) || File.Exists(Logs[0])))
            throw Lost("is missing or empty");
    }

    /// <exception cref="IOException">There was a site, and the database holds none.</exception>
    public void RefuseEmpty()
    {
        if (File.Exists(_file))
            throw Lost("holds no site");
    }

    /// <summary>Makes the file, durably, where there is none.</summary>
    public void Write(DateTimeOffset now)
    {
        if (File.Exists(_file))
            return;
        using var stream = new FileStream(_file, FileMode.OpenOrCreate, FileAccess.Write);
        stream.Write(System.Text.Encoding.UTF8.GetBytes(
            $"newsapi.db beside this file holds a site, at the latest since {now.ToString("u", CultureInfo.InvariantCulture)}\n"));
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Lets the next start begin an empty site. What is left of the old log gets another name.</summary>
    /// <exception cref="IOException">There is a database.</exception>
    public void Forget(DateTimeOffset now)
    {
        if (HasDatabase)
            throw new IOException($"{database} is there. Move it away first if a new site is to begin in its place.");
        foreach (var log in Logs.Where(File.Exists))
            File.Move(log, $"{log}.{now.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}.old");
        File.Delete(_file);
    }

    private IOException Lost(string what) => new(
        $"This folder had a site, but its database {database} {what}. Restore it from a backup. To begin an empty site instead, "
        + "run the command new-site first.");
}
