using System.Net;
using System.Text;
using NetVips;
using NewsApi.Tests.Media.Images;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Media.Renditions;

/// <summary>What renditions show, judged by their pixels, and how they are served.</summary>
public class RenditionTests(Database database) : DatabaseFixture(database)
{
    // Which of the stored corners is seen in each corner of the upright picture, by the orientation of EXIF.
    private static readonly Dictionary<int, int[]> Upright = new()
    {
        [1] = [0, 1, 2, 3],
        [2] = [1, 0, 3, 2],
        [3] = [3, 2, 1, 0],
        [4] = [2, 3, 0, 1],
        [5] = [0, 2, 1, 3],
        [6] = [2, 0, 3, 1],
        [7] = [3, 1, 2, 0],
        [8] = [1, 3, 0, 2],
    };

    [Test]
    public async Task Is_upright([Range(1, 8)] int orientation)
    {
        var media = await Upload(TestPictures.Turned(orientation));
        Assert.That(
            (media.Value<int>("width"), media.Value<int>("height")), Is.EqualTo(orientation < 5 ? (400, 200) : (200, 400)));
        var corners = TestPictures.CornersOf((await Size(media, "large", "jpg")).Body);
        for (var at = 0; at < 4; at++)
            Assert.That(
                TestPictures.AreClose(corners[at], TestPictures.Corners[Upright[orientation][at]]), Is.True,
                $"corner {at}: {string.Join(',', corners[at])}");
    }

    [TestCase(0, 0, 0)]
    [TestCase(1, 0, 1)]
    [TestCase(0, 1, 2)]
    [TestCase(1, 1, 3)]
    public async Task A_cut_shows_the_focal_point(double x, double y, int colour)
    {
        // Square sizes cut the width of this picture, tall ones too; the card cuts the height of the other.
        (byte[] Bytes, string Size)[] pictures =
            [(TestPictures.Jpeg(4_000, 2_000 + colour * 2), "tall"), (TestPictures.Jpeg(1_600 + colour * 2, 3_200), "wide")];
        foreach (var (bytes, size) in pictures)
        {
            var media = await Upload(bytes);
            media = (await Editor.Put(
                $"/v1/editorial/media/{media.Id}", new { alt = new { en = "Quarters" }, focalPoint = new { x, y } }, media.ETag))
                .Expect(HttpStatusCode.OK);
            var corners = TestPictures.CornersOf((await Size(media, size, "jpg")).Body);
            var wanted = size == "tall" ? x : y;
            Assert.That(
                corners.Count(corner => TestPictures.AreClose(corner, TestPictures.Corners[colour])), Is.EqualTo(2),
                $"{size} at {wanted}");
        }
    }

    [Test]
    public async Task A_crop_by_hand_is_what_is_shown()
    {
        var media = await Upload(TestPictures.Jpeg(1_602, 800));
        var changed = (await Editor.Put(
            $"/v1/editorial/media/{media.Id}",
            new { crops = new Dictionary<string, object> { ["1:1"] = new { x = 0.5, y = 0.5, width = 0.25, height = 0.5 } } }, media.ETag))
            .Expect(HttpStatusCode.OK);
        var corners = TestPictures.CornersOf((await Size(changed, "square", "jpg")).Body);
        Assert.That(corners.All(corner => TestPictures.AreClose(corner, TestPictures.Corners[3])), Is.True);
        Assert.That(TestPictures.CornersOf((await Size(changed, "wide", "jpg")).Body).Any(
            corner => TestPictures.AreClose(corner, TestPictures.Corners[0])), Is.True, "other ratios are not cut so");
    }

    [Test]
    public async Task A_change_of_the_focal_point_is_a_new_address_and_the_old_one_leads_there_once_it_is_public()
    {
        var media = await Upload(TestPictures.Jpeg(500, 300));
        var before = Address(media, "square");
        var changed = (await Editor.Put($"/v1/editorial/media/{media.Id}", new { focalPoint = new { x = 0, y = 0 } }, media.ETag))
            .Expect(HttpStatusCode.OK);
        var after = Address(changed, "square");
        Assert.That(after, Is.Not.EqualTo(before));
        string[] known = [before, $"/media/{media.Id}/latest/square.jpg"];
        foreach (var old in known)
            (await Anonymous.Get(old)).Expect(HttpStatusCode.NotFound);
        await Editor.PublishedArticle(new
        {
            language = "en", title = "With it", body = new { format = "markdown", content = "x" },
            leadImage = new { media = media.Id, alt = "Quarters" },
        });
        foreach (var old in known)
        {
            var moved = (await Anonymous.Get(old)).Expect(HttpStatusCode.Found);
            Assert.That(moved.Headers["Location"], Is.EqualTo(after));
        }

        Assert.That((await Anonymous.Get(after)).Expect(HttpStatusCode.OK).Headers["Cache-Control"], Does.Contain("immutable"));
    }

    [Test]
    public async Task Only_named_sizes_are_made()
    {
        var media = await Upload(TestPictures.Jpeg(502, 300));
        var large = Address(media, "large");
        foreach (var file in (string[])["huge.jpg", "large.png", "large", ".jpg", "large.jpg.jpg", "LARGE.JPG", "..%2Flarge.jpg"])
            (await Anonymous.Get(large[..(large.LastIndexOf('/') + 1)] + file)).Expect(HttpStatusCode.NotFound);
        (await Anonymous.Get("/media/999999/latest/large.jpg")).Expect(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task Ranges_validators_and_HEAD_are_answered()
    {
        var media = await Upload(TestPictures.Jpeg(504, 300));
        var address = Address(media, "large");
        var whole = (await Anonymous.Get(address)).Expect(HttpStatusCode.OK);
        var part = (await Anonymous.Get(address, ("Range", "bytes=2-5"))).Expect(HttpStatusCode.PartialContent);
        Assert.That(part.Body, Is.EqualTo(whole.Body[2..6]));
        (await Anonymous.Get(address, ("If-None-Match", whole.ETag))).Expect(HttpStatusCode.NotModified);
        var head = await Anonymous.Send(HttpMethod.Head, address, null, []);
        Assert.That((head.Status, head.Body.Length), Is.EqualTo((HttpStatusCode.OK, 0)));
        (await Anonymous.Get(address, ("Range", "bytes=9999999-"))).Expect(HttpStatusCode.RequestedRangeNotSatisfiable);
    }

    [Test]
    public async Task Says_who_made_it_and_nothing_else_of_what_the_camera_wrote()
    {
        var media = await Upload(TestPictures.WithMetadata());
        Assert.Multiple(() =>
        {
            Assert.That(media.Value<string>("credit"), Is.EqualTo("Agency X"));
            Assert.That(media.Value<string>("creator"), Is.EqualTo("Leyla Quliyeva"));
            Assert.That(media.Value<string>("rights"), Is.EqualTo("© 2026 Agency X"));
            Assert.That(media.Value<string>("licence"), Is.EqualTo("https://agency.example/licence"));
            Assert.That(media.Json["alt"]!["en"]!.GetValue<string>(), Is.EqualTo("A steel bridge at dusk"));
            Assert.That(media.Json["captions"]!["en"]!.GetValue<string>(), Is.EqualTo("A bridge over the Kura."));
            Assert.That(media.Value<string>("dataMining"), Does.EndWith("DMI-PROHIBITED"));
            Assert.That(media.Value<string>("digitalSourceType"), Does.EndWith("digitalCapture"));
            Assert.That(media.Value<string>("takenAt"), Does.StartWith("2026-11-28T09:57:00"));
        });
        foreach (var end in (string[])["jpg", "webp"])
        {
            var made = await Size(media, "large", end);
            using var image = Image.NewFromBuffer(made.Body);
            Assert.That(image.GetFields().Where(field => field.StartsWith("exif-ifd3", StringComparison.Ordinal)), Is.Empty, "no place");
            Assert.That(image.Contains("iptc-data"), Is.False);
            var packet = Encoding.UTF8.GetString((byte[])image.Get("xmp-data"));
            foreach (var said in (string[])["Agency X", "Leyla Quliyeva", "A steel bridge", "LicensorURL"])
                Assert.That(packet, Does.Contain(said));
            var text = Encoding.Latin1.GetString(made.Body);
            Assert.That(text, Does.Not.Contain("GPS").And.Not.Contain("SN123456"));
        }
    }

    [Test]
    public async Task An_animation_moves_as_a_whole_and_stands_still_where_it_is_cut()
    {
        var media = await Upload(TestPictures.Frames(6, 600, 400).GifsaveBuffer());
        Assert.That(media.Value<int>("frames"), Is.EqualTo(6));
        using var whole = Image.NewFromBuffer((await Size(media, "small", "webp")).Body);
        Assert.That((int)whole.Get("n-pages"), Is.EqualTo(6));
        using var cut = Image.NewFromBuffer((await Size(media, "square", "webp")).Body);
        Assert.That(cut.Contains("n-pages") && (int)cut.Get("n-pages") > 1, Is.False);
    }

    [Test]
    public async Task A_deleted_file_is_gone_from_every_address()
    {
        var media = await Upload(TestPictures.Jpeg(506, 300));
        var address = Address(media, "large");
        (await Anonymous.Get(address)).Expect(HttpStatusCode.OK);
        (await Editor.Delete($"/v1/editorial/media/{media.Id}", media.ETag)).Expect(HttpStatusCode.NoContent);
        Assert.That((await Anonymous.Get(address)).Expect(HttpStatusCode.Gone).Code, Is.EqualTo("gone"));
        var deleted = await Editor.Get($"/v1/editorial/media/{media.Id}");
        Assert.That(deleted.Value<string>("state"), Is.EqualTo("deleted"));
        (await Editor.Post($"/v1/editorial/media/{media.Id}/restore", null, deleted.ETag)).Expect(HttpStatusCode.OK);
        (await Anonymous.Get(address)).Expect(HttpStatusCode.OK);
    }

    private async Task<Answer> Upload(byte[] bytes) =>
        (await Editor.PostRaw("/v1/editorial/media", bytes, "image/jpeg")).Expect(HttpStatusCode.Created);

    private static string Address(Answer media, string size)
    {
        var sizes = media.Json["picture"]!["renditions"]!.AsArray();
        return new Uri(sizes.First(one => one!["preset"]!.GetValue<string>() == size)!["url"]!.GetValue<string>()).AbsolutePath;
    }

    private async Task<Answer> Size(Answer media, string size, string end) =>
        (await Anonymous.Get(Path.ChangeExtension(Address(media, size), end))).Expect(HttpStatusCode.OK);
}
