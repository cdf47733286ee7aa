namespace NewsApi.Tests.Support;

/// <summary>The checkout that these tests were built from.</summary>
public static class SourceTree
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static string File(params string[] path) => Path.Combine([Root, .. path]);

    private static string Find(DirectoryInfo folder) =>
        System.IO.File.Exists(Path.Combine(folder.FullName, "NewsApi.sln")) ? folder.FullName
        : Find(folder.Parent ?? throw new InvalidOperationException("NewsApi.sln is in no folder above the tests."));
}
