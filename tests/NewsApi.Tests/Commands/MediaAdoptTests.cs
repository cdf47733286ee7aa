using System.Diagnostics;
using System.Net;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using NewsApi.Tests.Media.Images;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Commands;

/// <summary>The command that brings pictures into the library: what it prints, how it ends, and that it can be killed anywhere.</summary>
[Platform(Exclude = "Win", Reason = "The program is tested as it runs on Unix.")]
public class MediaAdoptTests
{
    private const int Articles = 8;

    private static readonly (string, string) Loopback = ("NewsApi__Outgoing__AllowedPrivateHosts__0", "127.0.0.1:*");

    private ProgramFolder _folder = null!;

    [SetUp]
    public void Make() => _folder = new ProgramFolder();

    [TearDown]
    public void Remove() => _folder.Dispose();

    [TestCase(0, 1, 2)]
    [TestCase(3, 2)]
    [Category("Slow")]
    public async Task Killed_and_run_again_it_goes_on_and_does_nothing_twice(params int[] kills)
    {
        var asked = 0;
        var reached = new TaskCompletionSource();
        var stopAt = 0;
        await using var old = await Receiver.Start(async context =>
        {
            await context.Response.Body.WriteAsync(Picture(context.Request.Path));
            // The kill comes somewhere after this answer: while it is stored, while its article is written, or before the next.
            if (Interlocked.Increment(ref asked) == Volatile.Read(ref stopAt))
                reached.TrySetResult();
        });
        await Write(old);
        foreach (var kill in kills)
        {
            reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            (asked, stopAt) = (0, kill + 1);
            await using var program = ProgramProcess.Start(_folder, Adopt, Loopback);
            var end = program.End();
            Assert.That(await Task.WhenAny(reached.Task, end), Is.SameAs(reached.Task), () => end.Result.Errors);
            await program.Kill();
        }

        stopAt = 0;
        Assert.That((await Run(0, Adopt)).Output, Does.Contain("0 addresses failed"));
        await using var database = new SqliteConnection($"Data Source={_folder.Work}/data/newsapi.db;Pooling=False");
        Assert.That(await database.QuerySingleAsync<long>("SELECT COUNT(*) FROM media"), Is.EqualTo(Articles + 1));
        Assert.That(
            await database.QueryAsync<long>("SELECT COUNT(*) FROM article_revisions GROUP BY article_id"), Is.All.EqualTo(2),
            "one revision by the editor, one with the pictures");
        Assert.That(await database.QuerySingleAsync<long>(
            "SELECT COUNT(*) FROM articles AS a JOIN article_revisions AS r ON r.article_id = a.id AND r.number = a.newest_revision "
            + "WHERE r.image_media IS NULL OR r.body_media IS NULL"), Is.Zero);
        Assert.That((await Run(0, Adopt)).Output, Does.Contain("0 addresses of pictures in 0 articles"));
        await Run(0, "check");
    }

    [Test]
    public async Task It_says_what_failed_and_in_which_articles_and_the_exit_code_says_so_too()
    {
        await using var old = await Receiver.Start(context => context.Request.Path == "/shared.jpg"
            ? Receiver.Status(context, 404)
            : context.Response.Body.WriteAsync(Picture(context.Request.Path)).AsTask());
        await Write(old);
        Assert.That(
            (await Run(0, [.. Adopt, "--dry-run"])).Output, Does.Contain($"{Articles + 1} addresses of pictures in {Articles} articles"));
        Assert.That(old.Requests, Is.Empty);
        var failed = await Run(1, Adopt);
        Assert.That(failed.Output, Does.Contain(
            $"failed {old.At("/shared.jpg")}: It was answered with 404. (articles {string.Join(", ", Enumerable.Range(1, Articles))})"));
        Assert.That(failed.Output, Does.Contain($"{Articles} pictures adopted, {Articles} articles changed, 1 addresses failed"));
        Assert.That(old.Requests.Count(request => request.Path == "/shared.jpg"), Is.EqualTo(1), "a failure is remembered");
    }

    [Test]
    [Category("Slow")]
    public async Task It_waits_between_two_requests_to_one_host_and_works_beside_the_program_that_serves()
    {
        await using var old = await Receiver.Start(context => context.Response.Body.WriteAsync(Picture(context.Request.Path)).AsTask());
        await Write(old);
        await using var program = await ProgramProcess.Serve(_folder);
        (await program.Caller().Get("/v1/articles/1")).Expect(HttpStatusCode.OK);
        var began = Stopwatch.GetTimestamp();
        await Run(0, "media", "adopt", "--pause", "200", "--limit", "2");
        Assert.That(Stopwatch.GetElapsedTime(began), Is.GreaterThan(TimeSpan.FromMilliseconds(400)), "three requests, two pauses");
        Assert.That(old.Requests, Has.Count.EqualTo(3));
        await Eventually.Is(
            async () => (await program.Caller().Get("/v1/articles/1")).Json["leadImage"]!["renditions"] is not null, Is.True);
        var size = (await program.Caller().Get("/v1/articles/1")).Json["leadImage"]!["url"]!.GetValue<string>();
        (await program.Caller().Get(new Uri(size).AbsolutePath)).Expect(HttpStatusCode.OK);
    }

    [TestCase("--limit", "0")]
    [TestCase("--seconds", "0")]
    [TestCase("--pause", "-1")]
    [TestCase("--section", "nowhere")]
    public async Task What_is_asked_wrongly_is_refused(string name, string value) =>
        Assert.That((await Run(2, "media", "adopt", name, value)).Errors, Is.Not.Empty.And.Not.Contain("   at "));

    private static string[] Adopt => ["media", "adopt", "--pause", "0"];

    private static byte[] Picture(string path) => [.. TestPictures.Jpeg(), .. Encoding.UTF8.GetBytes(path)];

    // Each article has a picture of its own above it, and all have one in the text.
    private async Task Write(Receiver old)
    {
        await using var program = await ProgramProcess.Serve(_folder);
        var editor = program.Caller((await File.ReadAllTextAsync(_folder.KeyFile)).Trim());
        for (var number = 1; number <= Articles; number++)
        {
            var article = await editor.Article(new
            {
                language = "en", title = $"Number {number}",
                body = new { format = "markdown", content = $"Words. ![Shared]({old.At("/shared.jpg")})" },
                leadImage = new { url = old.At($"/{number}.jpg"), alt = $"Alt {number}" },
            });
            if (number % 2 == 1)
                await editor.Publish(article);
        }

        await program.Terminate();
    }

    private async Task<ProgramProcess.Ended> Run(int exitCode, params string[] arguments)
    {
        var end = await ProgramProcess.Run(_folder, arguments, Loopback);
        Assert.That(end.ExitCode, Is.EqualTo(exitCode), $"{end.Output}\n{end.Errors}");
        return end;
    }
}
