using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using NewsApi.Tests.Media.Images;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Media.Renditions;

/// <summary>
/// Debian's exiftool reads every size of a photograph that had a place and a serial number. Without it the test is skipped, and fails
/// where NEWSAPI_REQUIRE_TOOLS is 1.
/// </summary>
public class ExiftoolTests(Database database) : DatabaseFixture(database)
{
    private const string Executable = "/usr/bin/exiftool";

    private static readonly string[] Secrets = ["GPS", "SerialNumber", "Thumbnail", "Make", "DateTimeOriginal", "Artist"];

    [Test]
    public async Task Finds_the_credit_and_nothing_that_is_nobody_s_business()
    {
        DebianTool.Need(Executable, "libimage-exiftool-perl");
        var original = TestPictures.WithMetadata();
        Assert.That(
            (await Read(original, "jpg")).Select(tag => tag.Key),
            Has.Some.Contains("GPS").And.Some.Contains("SerialNumber").And.Some.EqualTo("ThumbnailImage"));
        var media = (await Editor.PostRaw("/v1/editorial/media", original, "image/jpeg")).Expect(HttpStatusCode.Created);
        foreach (var size in media.Json["picture"]!["renditions"]!.AsArray())
            foreach (var end in (string[])["jpg", "webp"])
            {
                var address = Path.ChangeExtension(new Uri(size!["url"]!.GetValue<string>()).AbsolutePath, end);
                var tags = await Read((await Anonymous.Get(address)).Expect(HttpStatusCode.OK).Body, end);
                Assert.That(tags.Select(tag => tag.Key).Where(name => Secrets.Any(name.Contains)), Is.Empty, address);
                Assert.That(tags["Credit"]!.GetValue<string>(), Is.EqualTo("Agency X"), address);
                Assert.That(tags["Rights"]!.GetValue<string>(), Is.EqualTo("© 2026 Agency X"), address);
                Assert.That(tags["WebStatement"]!.GetValue<string>(), Is.EqualTo("https://agency.example/licence"), address);
            }
    }

    private static async Task<JsonObject> Read(byte[] picture, string end)
    {
        var file = Path.Combine(Path.GetTempPath(), $"newsapi-{Guid.NewGuid():n}.{end}");
        await File.WriteAllBytesAsync(file, picture);
        try
        {
            using var process = Process.Start(new ProcessStartInfo(Executable, ["-json", "-a", file]) { RedirectStandardOutput = true })!;
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return JsonNode.Parse(output)![0]!.AsObject();
        }
        finally
        {
            File.Delete(file);
        }
    }
}
