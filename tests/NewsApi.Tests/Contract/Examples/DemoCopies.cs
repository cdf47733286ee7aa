using Microsoft.Extensions.DependencyInjection;
using NewsApi.Access;
using NewsApi.Commands.Demo;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Contract.Examples;

/// <summary>Any number of fresh demo sites, for what may be asked only once of each.</summary>
internal sealed class DemoCopies : IDisposable
{
    // After everything that the demo site says it has published.
    private static readonly DateTimeOffset Now = new(2026, 12, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("newsapi-demo-");

    // Originals of uploaded files, by their paths in the data folder.
    private Dictionary<string, byte[]> _media = [];

    private string File => Path.Combine(_folder.FullName, "demo.db");

    private string Key { get; set; } = "";

    public static async Task<DemoCopies> Make()
    {
        var copies = new DemoCopies();
        await using var app = new AppUnderTest(Database.Sqlite);
        app.Clock.SetUtcNow(Now);
        copies.Key = await app.Key(Role.Admin);
        await app.Services.GetRequiredService<DemoSite>().LoadIntoEmpty(CancellationToken.None);
        using var connection = app.Database.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"VACUUM INTO '{copies.File}'";
        command.ExecuteNonQuery();
        copies._media = Directory.GetFiles(Path.Combine(app.Database.Folder, "media", "originals"), "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(app.Database.Folder, file), System.IO.File.ReadAllBytes);
        return copies;
    }

    /// <summary>A program on a fresh demo site, with the first key as its admin's.</summary>
    public AppUnderTest Fresh()
    {
        var app = new AppUnderTest(Database.Sqlite);
        app.Clock.SetUtcNow(Now);
        System.IO.File.Copy(File, app.Database.File);
        foreach (var (name, bytes) in _media)
        {
            var file = Path.Combine(app.Database.Folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            System.IO.File.WriteAllBytes(file, bytes);
        }

        System.IO.File.WriteAllText(Path.Combine(app.Database.Folder, FirstKey.FileName), Key);
        return app;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
