using System.Diagnostics;
using System.Net;
using NetVips;
using NewsApi.Media.Files;
using NewsApi.Tests.Media.Images;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Faults;

/// <summary>A disk of media that is full, or can't be written.</summary>
public class MediaDiskTests
{
    [TestCase("incoming")]
    [TestCase("originals")]
    public async Task An_upload_that_cannot_be_stored_leaves_nothing(string blocked)
    {
        await using var app = new AppUnderTest(Database.Sqlite);
        var editor = new Api(await app.As(NewsApi.Access.Role.Editor));
        var root = Directory.CreateDirectory(Path.Combine(app.Database.Folder, "media")).FullName;
        // A file where the folder should be: even an administrator can't write there.
        await File.WriteAllTextAsync(Path.Combine(root, blocked), "");
        var refused = (await editor.PostRaw("/v1/editorial/media", TestPictures.Jpeg(), "image/jpeg"))
            .Expect(HttpStatusCode.ServiceUnavailable);
        Assert.That((refused.Code, refused.Headers["Retry-After"]), Is.EqualTo(("storage_unavailable", "5")));
        Assert.That((await editor.Get("/v1/editorial/media")).Ids, Is.Empty);
        File.Delete(Path.Combine(root, blocked));
        Assert.That(Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories), Is.Empty);
        (await editor.PostRaw("/v1/editorial/media", TestPictures.Jpeg(), "image/jpeg")).Expect(HttpStatusCode.Created);
    }

    [Test]
    public async Task A_size_that_cannot_be_stored_is_an_outage_and_is_made_later()
    {
        await using var app = new AppUnderTest(Database.Sqlite, new Dictionary<string, string> { ["NewsApi:Media:Avif"] = "false" });
        var editor = new Api(await app.As(NewsApi.Access.Role.Editor));
        var media = (await editor.PostRaw("/v1/editorial/media", TestPictures.Jpeg(), "image/jpeg")).Expect(HttpStatusCode.Created);
        var renditions = Path.Combine(app.Database.Folder, "media", "renditions");
        await File.WriteAllTextAsync(renditions, "");
        var reader = new Api(app.Anonymous());
        Assert.That(
            (await reader.Get(Address(media))).Expect(HttpStatusCode.ServiceUnavailable).Code, Is.EqualTo("storage_unavailable"));
        File.Delete(renditions);
        Decode((await reader.Get(Address(media))).Expect(HttpStatusCode.OK).Body);
    }

    [Test]
    [Category("Slow")]
    [Platform("Linux")]
    public async Task A_full_disk_is_said_at_every_step_and_nothing_is_there_by_half()
    {
        var disk = Directory.CreateTempSubdirectory("newsapi-disk-").FullName;
        if (!await Run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk))
        {
            Directory.Delete(disk);
            Assert.Ignore("A small disk can't be mounted here.");
        }

        try
        {
            await using var app = new AppUnderTest(
                Database.Sqlite,
                new Dictionary<string, string> { ["NewsApi:Media:Folder"] = disk, ["NewsApi:Media:Avif"] = "false" });
            await FillAndFree(app, disk);
        }
        finally
        {
            // A picture that libvips had open is closed by its finaliser.
            GC.Collect();
            GC.WaitForPendingFinalizers();
            if (!await Run("umount", disk))
            {
                await TestContext.Out.WriteLineAsync("the disk is still busy");
                await Run("umount", "-l", disk);
            }

            Directory.Delete(disk);
        }
    }

    private static async Task FillAndFree(AppUnderTest app, string disk)
    {
        var editor = new Api(await app.As(NewsApi.Access.Role.Editor));
        var reader = new Api(app.Anonymous());
        var filler = Path.Combine(disk, "filler");
        var (uploads, fullUploads, sizes, fullSizes) = (0, 0, 0, 0);
        // From no free byte to enough for all; a picture of 120 kB and its sizes end somewhere between.
        for (var free = 0; free <= 600; free += 12)
        {
            var before = (await editor.Get("/v1/editorial/media?limit=1&count=true")).Json["page"]!["total"]!.GetValue<int>();
            Fill(filler, disk, free * 1024);
            var answer = await editor.PostRaw("/v1/editorial/media", Noise(free), "image/jpeg");
            var after = (await editor.Get("/v1/editorial/media?limit=1&count=true")).Json["page"]!["total"]!.GetValue<int>();
            if (answer.Status == HttpStatusCode.Created)
            {
                uploads++;
                Assert.That(after, Is.EqualTo(before + 1));
                var size = await reader.Get(Address(answer));
                if (size.Status != HttpStatusCode.OK)
                {
                    fullSizes++;
                    Assert.That(size.Expect(HttpStatusCode.ServiceUnavailable).Code, Is.EqualTo("storage_full"));
                    File.Delete(filler);
                    size = (await reader.Get(Address(answer))).Expect(HttpStatusCode.OK);
                }

                sizes++;
                Decode(size.Body);
                Assert.That(
                    new FileInfo(Path.Combine(disk, MediaNames.Original(answer.Value<string>("hash")))).Length,
                    Is.EqualTo(answer.Value<long>("bytes")));
            }
            else
            {
                fullUploads++;
                Assert.That(answer.Expect(HttpStatusCode.ServiceUnavailable).Code, Is.EqualTo("storage_full"));
                Assert.That(after, Is.EqualTo(before));
            }

            File.Delete(filler);
            Assert.That(Directory.EnumerateFiles(Path.Combine(disk, "incoming")), Is.Empty);
            foreach (var part in (string[])["originals", "renditions"])
                if (Directory.Exists(Path.Combine(disk, part)))
                    Directory.Delete(Path.Combine(disk, part), recursive: true);
        }

        await TestContext.Out.WriteLineAsync(
            $"{fullUploads} uploads and {fullSizes} sizes found the disk full, {uploads} uploads and {sizes} sizes were stored");
        Assert.That((int[])[uploads, fullUploads, fullSizes], Is.All.Positive);
    }

    private static string Address(Answer media) => new Uri(media.Json["picture"]!["renditions"]!.AsArray()
        .First(one => one!["preset"]!.GetValue<string>() == "large")!["url"]!.GetValue<string>()).AbsolutePath;

    private static void Decode(byte[] bytes)
    {
        using var image = Image.NewFromBuffer(bytes, failOn: Enums.FailOn.Truncated);
        image.Avg();
    }

    // Noise hardly compresses, so that the picture has a length that matters.
    private static byte[] Noise(int seed)
    {
        _ = TestPictures.Plain(2, 2, [0, 0, 0]);
        using var noise = Image.Gaussnoise(700, 500, sigma: 60, mean: 128, seed: seed);
        return noise.Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Bw).JpegsaveBuffer(q: 50);
    }

    private static void Fill(string filler, string disk, long free)
    {
        using var file = new FileStream(filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            var page = new byte[4096];
            while (new DriveInfo(disk).AvailableFreeSpace > free)
                file.Write(page);
        }
        catch (IOException)
        {
            // It is full.
        }
    }

    private static async Task<bool> Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
