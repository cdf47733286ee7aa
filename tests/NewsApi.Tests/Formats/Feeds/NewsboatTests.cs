using System.Diagnostics;
using Dapper;
using Microsoft.Data.Sqlite;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Formats.Feeds;

/// <summary>
/// Debian's newsboat reads feeds of a real program over a real connection, and keeps what it should. Without it the tests are skipped, and
/// fail where NEWSAPI_REQUIRE_TOOLS is 1.
/// </summary>
[Platform(Exclude = "Win", Reason = "The reader is Debian's.")]
public sealed class NewsboatTests
{
    private const string Executable = "/usr/bin/newsboat";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly ProgramFolder _folder = new();
    private string _work = "";
    private ProgramProcess _program = null!;
    private IReadOnlyList<Answer> _newestFirst = [];

    [OneTimeSetUp]
    public async Task Serve()
    {
        DebianTool.Need(Executable, "newsboat");
        _work = Directory.CreateTempSubdirectory("newsapi-newsboat-").FullName;
        _program = await ProgramProcess.Serve(_folder);
        var admin = _program.Caller((await File.ReadAllTextAsync(_folder.KeyFile)).Trim());
        _newestFirst = await FeedStories.Publish(admin, _program.Caller());
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_program is not null)
            await _program.DisposeAsync();
        _folder.Dispose();
        if (_work.Length > 0)
            Directory.Delete(_work, recursive: true);
    }

    [TestCase("rss.xml")]
    [TestCase("atom.xml")]
    public async Task It_keeps_titles_dates_identifiers_authors_and_texts_in_four_scripts(string file)
    {
        var url = $"{_program.Url}/feeds/section/world/{file}";
        var kept = await Read(url);
        Assert.That(kept, Has.Count.EqualTo(FeedStories.All.Length));
        foreach (var (item, article, story) in kept.Zip(_newestFirst, FeedStories.All.Reverse()))
        {
            Assert.That(item.Guid, Is.EqualTo($"{_program.Url}/v1/articles/{article.Id}"));
            Assert.That(item.Title, Is.EqualTo(story.Title));
            Assert.That(item.Url, Is.EqualTo($"https://news.example/{story.Language}/bridge-{story.Language}"));
            Assert.That(item.Author, Does.Contain("ani-petrosyan"));
            Assert.That(
                DateTimeOffset.FromUnixTimeSeconds(item.PubDate),
                Is.EqualTo(article.Value<DateTimeOffset>("publishedAt")).Within(TimeSpan.FromSeconds(1)));
            Assert.That(item.Content, Does.StartWith(article.Json["body"]!["html"]!.ToString().Trim()));
            Assert.That(item.Content, Does.Contain("<small>Link to the source. <a href="));
        }
    }

    private async Task<List<Kept>> Read(string url)
    {
        var (urls, config) = (Path.Combine(_work, "urls"), Path.Combine(_work, "config"));
        var cache = Path.Combine(_work, Path.GetRandomFileName());
        await File.WriteAllTextAsync(urls, url + "\n");
        await File.WriteAllTextAsync(config, "");
        var start = new ProcessStartInfo(Executable, ["-x", "reload", "-u", urls, "-c", cache, "-C", config])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["HOME"] = _work;
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var patience = new CancellationTokenSource(Patience);
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var said = await process.StandardOutput.ReadToEndAsync(patience.Token) + await process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        Assert.That(process.ExitCode, Is.Zero, said);
        await using var connection = new SqliteConnection($"Data Source={cache};Mode=ReadOnly;Pooling=False");
        // By the id in the identifier, because times of one second are the same here.
        return
        [
            .. await connection.QueryAsync<Kept>(
                "SELECT guid, title, author, url, pubDate, content FROM rss_item ORDER BY length(guid) DESC, guid DESC"),
        ];
    }

    private sealed record Kept
    {
        public string Guid { get; init; } = "";

        public string Title { get; init; } = "";

        public string Author { get; init; } = "";

        public string Url { get; init; } = "";

        public long PubDate { get; init; }

        public string Content { get; init; } = "";
    }
}
