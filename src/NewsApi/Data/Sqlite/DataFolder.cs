using NewsApi.Data.Statements;

namespace NewsApi.Data.Sqlite;

/// <summary>The folder of the database and the first key: made for its owner's eyes only, because drafts lie in it.</summary>
internal static class DataFolder
{
    /// <exception cref="IOException">It can't be made; the message names the setting.</exception>
    public static void Make(string path)
    {
        try
        {
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(path);
            else
                Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{DataOptions.Section}:Folder names '{path}', which can't be made: {e.Message}", e);
        }
    }

    /// <summary>An empty file for its owner only, where there is none; the files that SQLite puts beside it take over its mode.</summary>
    public static void Reserve(string file)
    {
        if (File.Exists(file) || OperatingSystem.IsWindows())
            return;
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        try
        {
            using var stream = new FileStream(file, options);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{DataOptions.Section}:Folder names '{Path.GetDirectoryName(file)}', which can't be written: {e.Message}", e);
        }
    }
}
