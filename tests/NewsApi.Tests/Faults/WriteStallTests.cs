using System.Diagnostics;
using System.Net;
using Dapper;
using Microsoft.Data.Sqlite;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Faults;

/// <summary>Editors of a database that takes no writes for longer than they may wait: here another process holds its write lock.</summary>
public class WriteStallTests
{
    private static readonly TimeSpan Stall = TimeSpan.FromSeconds(2.5);

    [Test]
    public async Task Who_waited_too_long_is_told_so_and_nothing_was_done()
    {
        using var folder = new ProgramFolder();
        await using var program = await ProgramProcess.Serve(folder, ("NewsApi__Data__MaxWaitSeconds", "1"));
        var editor = program.Caller((await File.ReadAllTextAsync(folder.KeyFile)).Trim());
        var before = await editor.Article(Makers.Content("Before"));
        var sending = new List<Task<Answer>>();
        await using (var locking = new SqliteConnection($"Data Source={Path.Combine(folder.Work, "data", "newsapi.db")};Pooling=False"))
        {
            await locking.OpenAsync();
            await locking.ExecuteAsync("BEGIN IMMEDIATE");
            for (var watch = Stopwatch.StartNew(); watch.Elapsed < Stall; await program.Caller().Get("/health/live"))
                if (sending.Count < 20)
                    sending.Add(editor.Post("/v1/editorial/articles", Makers.Content($"Story {sending.Count}")));
            await locking.ExecuteAsync("ROLLBACK");
        }

        var answers = await Task.WhenAll(sending);
        var refused = answers.Where(answer => answer.Status == HttpStatusCode.ServiceUnavailable && answer.Code == "overloaded").ToList();
        Assert.That(refused, Is.Not.Empty, () => string.Join(' ', answers.Select(answer => answer.Status)));
        Assert.That(refused.Select(answer => answer.Headers.GetValueOrDefault("Retry-After")), Has.All.EqualTo("2"));
        var after = await editor.Post("/v1/editorial/articles", Makers.Content("After"));
        Assert.That(
            after.Expect(HttpStatusCode.Created).Id - before.Id,
            Is.EqualTo(answers.Count(answer => answer.Status == HttpStatusCode.Created) + 1));
    }
}
