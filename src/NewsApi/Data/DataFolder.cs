namespace NewsApi.Data;

/// <summary>The folder of the database and the first key: made for its owner's eyes only, because drafts lie in it.</summary>
internal static class DataFolder
{
    public static void Make(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
