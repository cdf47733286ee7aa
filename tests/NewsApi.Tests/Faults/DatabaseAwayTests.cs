using System.Net;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Faults;

/// <summary>A database that does not answer any more: here another process that holds all its locks.</summary>
public class DatabaseAwayTests
{
    // The eight lock bytes of SQLite's shared memory file, https://www.sqlite.org/walformat.html
    private const int LocksAt = 120, Locks = 8;

    [Test]
    [Category("Slow")]
    public async Task Readers_are_answered_from_memory_and_told_so_until_it_is_back()
    {
        using var folder = new ProgramFolder();
        await using var program = await ProgramProcess.Serve(folder);
        var editor = program.Caller((await File.ReadAllTextAsync(folder.KeyFile)).Trim());
        var reader = program.Caller();
        var article = await editor.PublishedArticle();
        var before = (await reader.Get($"/v1/articles/{article.Id}")).Expect(HttpStatusCode.OK);

        await using (var locked =
            new FileStream(Path.Combine(folder.Work, "data", "newsapi.db-shm"), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite))
        {
#pragma warning disable CA1416 // Linux and Windows have locks of file ranges; CI and servers run on those.
            locked.Lock(LocksAt, Locks);
            await Eventually.Is(
                async () => (await reader.Get($"/v1/articles/{article.Id}")).Headers["Cache-Status"], Does.Contain("unreachable"));
            var kept = (await reader.Get($"/v1/articles/{article.Id}")).Expect(HttpStatusCode.OK);
            Assert.That(kept.Text, Is.EqualTo(before.Text));
            Assert.That(kept.Headers["Cache-Status"], Does.Match("^NewsApi; hit; ttl=-[0-9]+; detail="));
            var unknown = (await reader.Get("/v1/articles?limit=7")).Expect(HttpStatusCode.ServiceUnavailable);
            Assert.That(unknown.Headers, Does.ContainKey("Retry-After"));
            Assert.That(unknown.Headers["Access-Control-Allow-Origin"], Is.EqualTo("*"));
            locked.Unlock(LocksAt, Locks);
#pragma warning restore CA1416
        }

        await Eventually.Is(
            async () => (await reader.Get($"/v1/articles/{article.Id}")).Headers["Cache-Status"], Is.EqualTo("NewsApi; hit"));
        (await reader.Get("/v1/articles?limit=7")).Expect(HttpStatusCode.OK);
    }
}
