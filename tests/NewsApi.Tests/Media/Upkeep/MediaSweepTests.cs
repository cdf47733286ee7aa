using System.Net;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using NewsApi.Media.Files;
using NewsApi.Media.Upkeep;
using NewsApi.Tests.Media.Images;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Media.Upkeep;

/// <summary>What the sweep deletes and, more important, what it leaves.</summary>
public class MediaSweepTests(Database database) : DatabaseFixture(database)
{
    private int _pictures;

    private MediaSweep Sweep => App.Services.GetRequiredService<MediaSweep>();

    private string Root => Path.Combine(App.Database.Folder, "media");

    [Test]
    public async Task Deletes_a_size_that_nobody_asked_for_and_makes_it_again()
    {
        var media = await Upload();
        var (asked, forgotten) = (Address(media, "small"), Address(media, "large"));
        var (kept, gone) = (await Made(asked), await Made(forgotten));
        Age(TimeSpan.FromDays(91), kept, gone);
        // Being served marks it as used.
        (await Anonymous.Get(asked)).Expect(HttpStatusCode.OK);
        await Sweep.Run(CancellationToken.None);
        Assert.That((File.Exists(kept), File.Exists(gone), File.Exists(Original(media))), Is.EqualTo((true, false, true)));
        (await Anonymous.Get(forgotten)).Expect(HttpStatusCode.OK);
        Assert.That(File.Exists(gone), Is.True);
    }

    [Test]
    public async Task Marks_the_use_of_a_size_once_a_day_and_that_of_an_original_never()
    {
        var media = await Upload();
        var made = await Made(Address(media, "small"));
        var at = Age(TimeSpan.FromHours(23), made, Original(media));
        (await Anonymous.Get(Address(media, "small"))).Expect(HttpStatusCode.OK);
        Assert.That(File.GetLastWriteTimeUtc(made), Is.EqualTo(at));
        at = Age(TimeSpan.FromHours(25), made, Original(media));
        (await Anonymous.Get(Address(media, "small"))).Expect(HttpStatusCode.OK);
        (await Editor.Get($"/v1/editorial/media/{media.Id}/original")).Expect(HttpStatusCode.OK);
        Assert.That(File.GetLastWriteTimeUtc(made), Is.GreaterThan(at.AddHours(24)));
        Assert.That(File.GetLastWriteTimeUtc(Original(media)), Is.EqualTo(at));
    }

    [Test]
    public async Task Deletes_the_sizes_of_a_version_that_is_gone()
    {
        var media = await Upload();
        var before = await Made(Address(media, "small"));
        media = (await Editor.Put($"/v1/editorial/media/{media.Id}", new { credit = "Desk" }, media.ETag)).Expect(HttpStatusCode.OK);
        var after = await Made(Address(media, "small"));
        Age(TimeSpan.FromDays(2), before, after);
        await Sweep.Run(CancellationToken.None);
        Assert.That((File.Exists(before), File.Exists(after)), Is.EqualTo((false, true)));
        Assert.That(Directory.Exists(Path.GetDirectoryName(before)), Is.False, "an empty folder is left");
    }

    [Test]
    public async Task Deletes_the_original_of_a_file_that_was_deleted_long_ago()
    {
        var (deleted, kept) = (await Upload(), await Upload());
        Age(TimeSpan.FromDays(400), Original(deleted), Original(kept));
        (await Editor.Delete($"/v1/editorial/media/{deleted.Id}", deleted.ETag)).Expect(HttpStatusCode.NoContent);
        App.Clock.Advance(TimeSpan.FromDays(29));
        await Sweep.Run(CancellationToken.None);
        Assert.That(File.Exists(Original(deleted)), Is.True);
        App.Clock.Advance(TimeSpan.FromDays(1));
        var row = (await Editor.Get($"/v1/editorial/media/{deleted.Id}")).Expect(HttpStatusCode.OK);
        (await Editor.Post($"/v1/editorial/media/{deleted.Id}/restore", null, row.ETag)).Expect(HttpStatusCode.NotFound);
        App.Clock.Advance(TimeSpan.FromHours(2));
        await Sweep.Run(CancellationToken.None);
        Assert.That((File.Exists(Original(deleted)), File.Exists(Original(kept))), Is.EqualTo((false, true)));
    }

    [Test]
    public async Task Keeps_the_original_of_a_deleted_file_that_was_uploaded_again()
    {
        var bytes = Picture();
        var first = (await Editor.PostRaw("/v1/editorial/media", bytes, "image/jpeg")).Expect(HttpStatusCode.Created);
        (await Editor.Delete($"/v1/editorial/media/{first.Id}", first.ETag)).Expect(HttpStatusCode.NoContent);
        (await Editor.PostRaw("/v1/editorial/media", bytes, "image/jpeg")).Expect(HttpStatusCode.Created);
        App.Clock.Advance(TimeSpan.FromDays(40));
        Age(TimeSpan.FromDays(40), Original(first));
        await Sweep.Run(CancellationToken.None);
        Assert.That(File.Exists(Original(first)), Is.True);
    }

    [Test]
    public async Task Deletes_what_no_row_names_a_day_later()
    {
        var media = await Upload();
        var replaced = Original(media);
        var changed = (await Editor.Send(
            HttpMethod.Put, $"/v1/editorial/media/{media.Id}/file", new ByteArrayContent(Picture()), [("If-Match", media.ETag)]))
            .Expect(HttpStatusCode.OK);
        var (orphan, young) = (Put("originals/ab/cd/" + new string('a', 64)), Put("originals/ab/cd/" + new string('b', 64)));
        var (partial, broken, current) = (Put("originals/ab/cd/.0123"), Put("incoming/old"), Put("incoming/new"));
        Age(TimeSpan.FromHours(25), replaced, Original(changed), orphan, partial, broken);
        Age(TimeSpan.FromHours(23), young, current);
        await Sweep.Run(CancellationToken.None);
        Assert.That(((string[])[replaced, orphan, partial, broken]).Where(File.Exists), Is.Empty);
        Assert.That(((string[])[Original(changed), young, current]).Where(path => !File.Exists(path)), Is.Empty);
    }

    [Test]
    public async Task One_node_sweeps_once_a_day()
    {
        await using var app = new AppUnderTest(App.Database.Kind);
        var sweep = app.Services.GetRequiredService<MediaSweep>();
        using var connection = app.Database.Open();
        // The program itself sweeps when it starts; its clock then stands still.
        await Eventually.Is(() => connection.ExecuteScalarAsync<long>("SELECT next_at FROM media_sweep"), Is.GreaterThan(0));
        Assert.That(await sweep.RunWhenDue(CancellationToken.None), Is.Null);
        await connection.ExecuteAsync("UPDATE media_sweep SET next_at = next_at - 86400000");
        var both = await Task.WhenAll(sweep.RunWhenDue(CancellationToken.None), sweep.RunWhenDue(CancellationToken.None));
        Assert.That(both.Count(swept => swept is not null), Is.EqualTo(1));
    }

    [Test]
    public async Task A_file_that_was_stored_again_meanwhile_stays()
    {
        var store = App.Services.GetRequiredService<IMediaStore>();
        var path = Put("originals/ab/cd/" + new string('c', 64));
        var at = Age(TimeSpan.FromDays(3), path);
        var name = Path.GetRelativePath(Root, path).Replace('\\', '/');
        Assert.That(await store.Delete(name, at, CancellationToken.None), Is.False);
        Assert.That(File.Exists(path), Is.True);
        Assert.That(await store.Delete(name, at.AddSeconds(1), CancellationToken.None), Is.True);
        Assert.That(await store.Delete(name, at.AddSeconds(1), CancellationToken.None), Is.False);
    }

    private async Task<Answer> Upload() =>
        (await Editor.PostRaw("/v1/editorial/media", Picture(), "image/jpeg")).Expect(HttpStatusCode.Created);

    private byte[] Picture() => TestPictures.Jpeg(700 + (2 * ++_pictures), 300);

    private static string Address(Answer media, string size) => new Uri(media.Json["picture"]!["renditions"]!.AsArray()
        .First(one => one!["preset"]!.GetValue<string>() == size)!["url"]!.GetValue<string>()).AbsolutePath;

    private async Task<string> Made(string address)
    {
        (await Anonymous.Get(address)).Expect(HttpStatusCode.OK);
        var parts = address.Split('/');
        return Path.Combine(Root, MediaNames.Rendition(parts[^2], parts[^1]));
    }

    private string Original(Answer media) => Path.Combine(Root, MediaNames.Original(media.Value<string>("hash")));

    private string Put(string name)
    {
        var path = Path.Combine(Root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "x");
        return path;
    }

    private DateTime Age(TimeSpan age, params string[] paths)
    {
        var at = (App.Clock.GetUtcNow() - age).UtcDateTime;
        foreach (var path in paths)
            File.SetLastWriteTimeUtc(path, at);
        return File.GetLastWriteTimeUtc(paths[0]);
    }
}
