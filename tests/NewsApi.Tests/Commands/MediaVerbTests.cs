using System.Net;
using Dapper;
using Microsoft.Data.Sqlite;
using NewsApi.Media.Files;
using NewsApi.Tests.Media.Images;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Commands;

/// <summary>What <c>check</c> and <c>backup</c> do with uploaded files.</summary>
public class MediaVerbTests
{
    private const string UsesSql = "SELECT media_id, article_id, is_public FROM media_uses ORDER BY media_id, article_id, is_public";

    private ProgramFolder _folder = null!;

    private string Media => Path.Combine(_folder.Work, "data", "media");

    [SetUp]
    public void Make() => _folder = new ProgramFolder();

    [TearDown]
    public void Remove() => _folder.Dispose();

    [Test]
    public async Task Check_compares_files_and_rows_both_ways()
    {
        var (whole, cut, lost) = await Uploads();
        Assert.That((await Run(0, "check")).Output, Does.Contain("stored files agree with their rows"));

        File.AppendAllText(Original(cut), "x");
        File.Delete(Original(lost));
        var (stray, young) = (Stray('a', TimeSpan.FromDays(2)), Stray('b', TimeSpan.FromHours(1)));
        var report = (await Run(1, "check")).Output;
        Assert.Multiple(() =>
        {
            Assert.That(report, Does.Contain($"file {cut.Id} has an original of {cut.Value<long>("bytes") + 1} bytes"));
            Assert.That(report, Does.Contain($"file {lost.Id} has no original"));
            Assert.That(report, Does.Contain(new string('a', 64)).And.Not.Contain(new string('b', 64)));
            Assert.That(report, Does.Not.Contain($"file {whole.Id} "));
            Assert.That(File.Exists(stray), Is.True, "nothing is deleted without --repair");
        });

        Assert.That((await Run(1, "check", "--repair")).Output, Does.Contain("2 differences of files are left"));
        Assert.That((File.Exists(stray), File.Exists(young)), Is.EqualTo((false, true)));
    }

    [Test]
    [Category("Slow")]
    public async Task Check_compares_uses_and_articles_both_ways()
    {
        long published, draft, file;
        await using (var program = await ProgramProcess.Serve(_folder))
        {
            var editor = program.Caller((await File.ReadAllTextAsync(_folder.KeyFile)).Trim());
            file = (await editor.PostRaw("/v1/editorial/media", TestPictures.Jpeg(), "image/jpeg")).Expect(HttpStatusCode.Created).Id;
            published = (await editor.PublishedArticle(new
            {
                language = "en", title = "Public", body = new { format = "markdown", content = $"![Alt](media:{file})" },
            })).Id;
            draft = (await editor.Article()).Id;
            await program.Terminate();
        }

        Assert.That((await Run(0, "check")).Output, Does.Contain("the recorded uses of files match the articles"));
        await using var database = new SqliteConnection($"Data Source={_folder.Work}/data/newsapi.db;Pooling=False");
        var right = await database.QueryAsync<(long, long, long)>(UsesSql);
        Assert.That(right, Is.EqualTo(new[] { (file, published, 0L), (file, published, 1L) }));
        await database.ExecuteAsync(
            "DELETE FROM media_uses WHERE is_public = 1; INSERT INTO media_uses VALUES (@file, @draft, 1), (@file, 999, 0)",
            new { file, draft });
        var report = (await Run(1, "check")).Output;
        Assert.That(report, Does.Contain($"article {published} names file {file} without a row")
            .And.Contain($"article {draft} has a row in media_uses for file {file}").And.Contain("article 999 has a row"));
        await Run(0, "check", "--repair");
        Assert.That(await database.QueryAsync<(long, long, long)>(UsesSql), Is.EqualTo(right));
        await Run(0, "check");
    }

    [Test]
    public async Task A_backup_has_the_originals_that_its_database_names_and_can_be_restored()
    {
        var (first, second, third) = await Uploads();
        Stray('a', TimeSpan.FromDays(2));
        var (file, folder) = (Path.Combine(_folder.Work, "copy.db"), Path.Combine(_folder.Work, "copy.media"));
        Assert.That((await Run(0, "backup", file)).Output, Does.Contain("3 originals, of which 3 with"));
        Assert.That(
            Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(Path.GetFileName),
            Is.EquivalentTo(((Answer[])[first, second, third]).Select(one => one.Value<string>("hash"))), "neither sizes nor strays");

        // One folder serves many backups; only what is new is copied.
        File.Delete(Path.Combine(folder, MediaNames.Original(second.Value<string>("hash"))));
        var next = Path.Combine(_folder.Work, "next.db");
        Assert.That((await Run(0, "backup", next, "--media", folder)).Output, Does.Contain("3 originals, of which 1 with"));

        var restored = Directory.CreateDirectory(Path.Combine(_folder.Work, "restored")).FullName;
        File.Copy(next, Path.Combine(restored, "newsapi.db"));
        Directory.CreateDirectory(Path.Combine(restored, "media"));
        Directory.Move(Path.Combine(folder, "originals"), Path.Combine(restored, "media", "originals"));
        var settings = ("NewsApi__Data__Folder", restored);
        Assert.That((await ProgramProcess.Run(_folder, ["check"], settings)).ExitCode, Is.Zero);
        await using var program = await ProgramProcess.Serve(_folder, settings);
        (await program.Caller().Get(Address(first))).Expect(HttpStatusCode.OK);
    }

    [Test]
    [Category("Slow")]
    public async Task A_backup_says_which_originals_are_damaged_and_copies_the_others()
    {
        var (whole, damaged, lost) = await Uploads();
        var bytes = await File.ReadAllBytesAsync(Original(damaged));
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(Original(damaged), bytes);
        File.Delete(Original(lost));
        var end = await Run(1, "backup", Path.Combine(_folder.Work, "copy.db"));
        Assert.That(end.Errors, Does.Contain($"file {damaged.Id} has").And.Contain($"file {lost.Id} has"));
        Assert.That(
            Directory.GetFiles(Path.Combine(_folder.Work, "copy.media"), "*", SearchOption.AllDirectories).Select(Path.GetFileName),
            Is.EqualTo([whole.Value<string>("hash")]));
        await Run(0, "backup", Path.Combine(_folder.Work, "only.db"), "--database-only");
        Assert.That(Directory.Exists(Path.Combine(_folder.Work, "only.media")), Is.False);
    }

    private async Task<(Answer First, Answer Second, Answer Third)> Uploads()
    {
        await using var program = await ProgramProcess.Serve(_folder);
        var editor = program.Caller((await File.ReadAllTextAsync(_folder.KeyFile)).Trim());
        var media = new List<Answer>();
        for (var number = 1; number <= 3; number++)
            media.Add((await editor.PostRaw("/v1/editorial/media", TestPictures.Jpeg(300 + (2 * number)), "image/jpeg"))
                .Expect(HttpStatusCode.Created));
        (await program.Caller().Get(Address(media[0]))).Expect(HttpStatusCode.OK);
        await program.Terminate();
        return (media[0], media[1], media[2]);
    }

    private static string Address(Answer media) =>
        new Uri(media.Json["picture"]!["renditions"]![0]!["url"]!.GetValue<string>()).AbsolutePath;

    private string Original(Answer media) => Path.Combine(Media, MediaNames.Original(media.Value<string>("hash")));

    private string Stray(char digit, TimeSpan age)
    {
        var path = Path.Combine(Media, MediaNames.Original(new string(digit, 64)));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "x");
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow - age);
        return path;
    }

    private async Task<ProgramProcess.Ended> Run(int exitCode, params string[] arguments)
    {
        var end = await ProgramProcess.Run(_folder, arguments);
        Assert.That(end.ExitCode, Is.EqualTo(exitCode), $"{end.Output}\n{end.Errors}");
        return end;
    }
}
