using NewsApi.Data.Statements;

namespace NewsApi.Data.Sqlite;

/// <summary>The folder of the database and the first key. Only its owner can read it, because it contains drafts.</summary>
internal static class DataFolder
{
    /// <exception cref="IOException">The folder can't be created; the message names the setting.</exception>
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
            throw new IOException($"{DataOptions.Section}:Folder names '{path}', which can't be created: {e.Message}", e);
        }
    }

    /// <summary>
    /// Creates an empty file that only its owner can read, if the file does not exist. SQLite gives its other files the same mode.
    /// </summary>
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
            throw new IOException(
                $"{DataOptions.Section}:Folder names '{Path.GetDirectoryName(file)}', which can't be written: {e.Message}", e);
        }
    }
}
