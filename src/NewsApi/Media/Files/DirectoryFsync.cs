using System.Runtime.InteropServices;

namespace NewsApi.Media.Files;

/// <summary>Makes a rename survive a loss of power. It calls libc, because .NET can't open a folder.</summary>
internal static class DirectoryFsync
{
    private const int ReadOnly = 0;

    /// <summary>Writes the entries of a folder to the disk; on Windows the file system does that itself.</summary>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows() || Open(folder, ReadOnly) is var descriptor && descriptor < 0)
            return;
        _ = Sync(descriptor);
        _ = Close(descriptor);
    }

    [DllImport("libc", EntryPoint = "open", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Sync(int descriptor);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Close(int descriptor);
}
