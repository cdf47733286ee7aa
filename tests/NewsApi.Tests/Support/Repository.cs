using System.Xml.Linq;

namespace NewsApi.Tests.Support;

/// <summary>The checked-out repository around the running tests.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The version in <c>Directory.Build.props</c>.</summary>
    public static string Version { get; } = XDocument.Load(Path("Directory.Build.props")).Descendants("Version").Single().Value;

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>All source files of the program, without what the build writes.</summary>
    public static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path(folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(System.IO.Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "NewsApi.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
