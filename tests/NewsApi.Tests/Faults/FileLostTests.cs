using System.Diagnostics;
using System.Net;
using System.Runtime.Versioning;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Faults;

/// <summary>The database file deleted, replaced, made read-only, or its disk full, under the running program.</summary>
[Platform(Exclude = "Win", Reason = "Windows does not let an open file be deleted.")]
[UnsupportedOSPlatform("windows")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class FileLostTests : IDisposable
{
    private const UnixFileMode OwnersRead = UnixFileMode.UserRead, OwnersWrite = OwnersRead | UnixFileMode.UserWrite;

    private readonly ProgramFolder _folder = new();

    private string Data => Path.Combine(_folder.Work, "data");

    private string Database => Path.Combine(Data, "newsapi.db");

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task Nothing_is_acknowledged_after_the_file_was_deleted_and_the_next_start_begins_no_empty_site()
    {
        var key = "";
        await using (var program = await Serve())
        {
            key = await Key();
            var editor = program.Caller(key);
            using var done = new CancellationTokenSource();
            var deleted = false;
            var load = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
            {
                var late = 0;
                while (!done.IsCancellationRequested)
                {
                    var wasDeleted = Volatile.Read(ref deleted);
                    var tag = new { slug = $"t-{Guid.NewGuid():N}", kind = "topic", names = new { en = "T" } };
                    var answer = await editor.Post("/v1/editorial/tags", tag);
                    late += wasDeleted && (int)answer.Status < 500 ? 1 : 0;
                }

                return late;
            })).ToList();
            await editor.PublishedArticle();
            foreach (var file in Directory.GetFiles(Data, "newsapi.db*"))
                File.Delete(file);
            Volatile.Write(ref deleted, true);
            await IsNotReady(program);
            await done.CancelAsync();
            Assert.That((await Task.WhenAll(load)).Sum(), Is.Zero);
            await IsRefused(editor);
            Assert.That(program.Output.Split("not ready: database_writes").Length - 1, Is.EqualTo(1));
            await program.Terminate();
        }

        foreach (var arguments in (string[][])[["--urls", "http://127.0.0.1:0"], ["keys", "list"]])
        {
            var end = await ProgramProcess.Run(_folder, arguments);
            Assert.That(end.ExitCode, Is.EqualTo(1), end.Output);
            Assert.That(end.Errors, Does.Contain("had a site").And.Contain("new-site").And.Not.Contain("   at "));
        }

        Assert.That(await Key(), Is.EqualTo(key));
        Assert.That((await ProgramProcess.Run(_folder, ["new-site"])).ExitCode, Is.Zero);
        await using var anew = await Serve();
        (await anew.Caller(await Key()).Get("/v1/editorial/keys")).Expect(HttpStatusCode.OK);
        Assert.That(await Key(), Is.Not.EqualTo(key));
        Assert.That((await ProgramProcess.Run(_folder, ["new-site"])).ExitCode, Is.EqualTo(1));
    }

    [Test]
    [Category("Slow")]
    public async Task A_file_put_in_its_place_is_neither_read_nor_written_and_work_goes_on_when_the_first_is_back()
    {
        await using var program = await Serve();
        var editor = program.Caller(await Key());
        var article = await editor.PublishedArticle();
        var (copy, first) = (Path.Combine(_folder.Work, "copy.db"), Path.Combine(_folder.Work, "first.db"));
        Assert.That((await ProgramProcess.Run(_folder, ["backup", copy])).ExitCode, Is.Zero);
        var bytes = await File.ReadAllBytesAsync(copy);
        File.Move(Database, first);
        File.Move(copy, Database);

        await IsNotReady(program);
        await IsRefused(editor);
        Assert.That(await File.ReadAllBytesAsync(Database), Is.EqualTo(bytes));
        File.Move(first, Database, overwrite: true);
        await IsReady(program);
        await editor.PublishedArticle();
        (await program.Caller().Get($"/v1/articles/{article.Id}")).Expect(HttpStatusCode.OK);
    }

    [Test]
    public async Task A_file_made_read_only_refuses_writes_until_it_may_be_written()
    {
        await using var program = await Serve();
        var editor = program.Caller(await Key());
        File.SetUnixFileMode(Database, OwnersRead);
        await IsNotReady(program);
        await IsRefused(editor);
        (await program.Caller().Get("/v1/articles")).Expect(HttpStatusCode.OK);
        File.SetUnixFileMode(Database, OwnersWrite);
        await IsReady(program);
        await editor.PublishedArticle();
    }

    [Test]
    [Category("Slow")]
    public async Task A_full_disk_refuses_writes_until_there_is_room()
    {
        Directory.CreateDirectory(Data);
        if (await Run("mount", "-t", "tmpfs", "-o", "size=16m,mode=700", "tmpfs", Data) != 0)
            Assert.Ignore("A small disk needs the right to mount one.");
        try
        {
            await using var program = await Serve();
            var editor = program.Caller(await Key());
            var article = await editor.PublishedArticle();
            var filler = Path.Combine(Data, "filler");
            Fill(filler);
            await IsNotReady(program);
            await IsRefused(editor);
            (await program.Caller().Get($"/v1/articles/{article.Id}")).Expect(HttpStatusCode.OK);
            File.Delete(filler);
            await IsReady(program);
            await editor.PublishedArticle();
        }
        finally
        {
            await Run("umount", Data);
        }
    }

    [Test]
    public async Task A_folder_of_an_older_version_is_marked_at_its_first_start()
    {
        await using (var program = await Serve())
            await program.Terminate();
        var marker = Path.Combine(Data, NewsApi.Data.Sqlite.SiteMarker.FileName);
        File.Delete(marker);
        await using (var program = await Serve())
            await program.Terminate();
        Assert.That(File.Exists(marker));
        await File.WriteAllBytesAsync(Database, []);
        Assert.That((await ProgramProcess.Run(_folder, ["--urls", "http://127.0.0.1:0"])).ExitCode, Is.EqualTo(1));
    }

    private static async Task IsRefused(Api editor)
    {
        var answer = (await editor.Post("/v1/editorial/tags", new { slug = "refused", kind = "topic", names = new { en = "R" } }))
            .Expect(HttpStatusCode.ServiceUnavailable);
        Assert.That(answer.Headers, Does.ContainKey("Retry-After"));
    }

    private static Task IsNotReady(ProgramProcess program) => Eventually.Is(
        async () => (await program.Caller().Get("/health/ready")).Text, Does.Contain("503").And.Contain("database_writes"));

    private static Task IsReady(ProgramProcess program) =>
        Eventually.Is(async () => (await program.Caller().Get("/health/ready")).Status, Is.EqualTo(HttpStatusCode.OK));

    private static void Fill(string file)
    {
        using var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
                stream.Write(new byte[4096]);
        }
        catch (IOException)
        {
            // It is full.
        }
    }

    private static async Task<int> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    private async Task<string> Key() => (await File.ReadAllTextAsync(_folder.KeyFile)).Trim();

    private Task<ProgramProcess> Serve() => ProgramProcess.Serve(_folder, ("NewsApi__Health__CheckSeconds", "1"));
}
