using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NewsApi.Changes;
using NewsApi.Media.Files;
using NewsApi.Media.Renditions;
using NewsApi.Tests.Media.Images;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Media.Renditions;

/// <summary>Sizes that are made after a publication, before anybody asks.</summary>
public class PublishedSizesTests(Database database) : DatabaseFixture(database)
{
    private int _pictures;

    protected override AppUnderTest Make(Database kind) =>
        new(kind, new Dictionary<string, string> { ["NewsApi:Media:MakeSizes"] = "publication" });

    [Test]
    public async Task All_sizes_are_there_after_the_publication_and_are_those_that_an_ask_makes()
    {
        var media = await Described();
        var draft = await Editor.Article(With(media.Id));
        Assert.That(Made(media), Is.Empty, "a draft makes none");
        await Editor.Publish(draft);
        await Eventually.Is(() => Task.FromResult(Made(media).Count), Is.EqualTo(Sizes(media).Count * 2));
        var made = Made(media).ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes);
        Delete(media);
        foreach (var address in Sizes(media))
            foreach (var end in (string[])["jpg", "webp"])
            {
                var asked = (await Anonymous.Get(Path.ChangeExtension(address, end))).Expect(HttpStatusCode.OK);
                Assert.That(asked.Body, Is.EqualTo(made[Path.GetFileName(Path.ChangeExtension(address, end))]), $"{address} {end}");
            }
    }

    [Test]
    public async Task A_front_makes_the_pictures_of_its_cards()
    {
        var media = await Described();
        var article = await Editor.PublishedArticle(Makers.Content());
        Assert.That(Made(media), Is.Empty, "nothing public shows it yet");
        await Editor.PublishedFront(
            "pictured", new { key = "top", cards = new[] { new { kind = "article", article = article.Id, image = media.Id } } });
        await Eventually.Is(() => Task.FromResult(Made(media).Count), Is.EqualTo(Sizes(media).Count * 2));
    }

    [Test]
    public async Task Of_several_nodes_one_makes_each_version_once()
    {
        var media = await Described();
        var article = await Editor.PublishedArticle(With(media.Id));
        await Eventually.Is(() => Task.FromResult(Made(media).Count), Is.EqualTo(Sizes(media).Count * 2));
        Delete(media);
        var other = ActivatorUtilities.CreateInstance<PublishedSizes>(App.Services);
        await Hear(other, ChangeKinds.Article, ChangeActions.Published, article.Id);
        await Hear(other, ChangeKinds.Media, ChangeActions.Updated, media.Id);
        Assert.That(Made(media), Is.Empty, "another node has made them");
        var path = $"/v1/editorial/media/{media.Id}";
        var changed = (await Editor.Put(
            path, new { alt = new { en = "Four quarters" }, focalPoint = new { x = 0, y = 0 } }, (await Editor.Get(path)).ETag))
            .Expect(HttpStatusCode.OK);
        await Eventually.Is(() => Task.FromResult(Made(changed).Count), Is.EqualTo(Sizes(media).Count * 2));
    }

    [Test]
    public async Task A_change_of_a_picture_that_nothing_public_shows_makes_none()
    {
        var media = await Described();
        await Editor.Article(With(media.Id));
        await Hear(App.Services.GetRequiredService<PublishedSizes>(), ChangeKinds.Media, ChangeActions.Updated, media.Id);
        Assert.That(Made(media), Is.Empty);
    }

    [Test]
    public async Task A_picture_that_cannot_be_made_holds_up_no_other()
    {
        var (broken, whole) = (await Described(), await Described());
        var original = Path.Combine(Folder, MediaNames.Original(broken.Value<string>("hash")));
        File.Move(original, original + ".away");
        await Editor.PublishedArticle(With(broken.Id));
        await Editor.PublishedArticle(With(whole.Id));
        await Eventually.Is(() => Task.FromResult(Made(whole).Count), Is.EqualTo(Sizes(whole).Count * 2));
        Assert.That(Made(broken), Is.Empty);
        File.Move(original + ".away", original);
        (await Anonymous.Get(Sizes(broken)[0])).Expect(HttpStatusCode.OK);
    }

    [Test]
    public async Task Without_the_setting_none_is_made_before_it_is_asked_for()
    {
        await using var app = new AppUnderTest(Database.Sqlite);
        var editor = new Api(await app.As(NewsApi.Access.Role.Editor));
        var media = (await editor.PostRaw("/v1/editorial/media", TestPictures.Jpeg(), "image/jpeg")).Expect(HttpStatusCode.Created);
        media = (await editor.Put($"/v1/editorial/media/{media.Id}", new { decorative = true }, media.ETag)).Expect(HttpStatusCode.OK);
        var article = await editor.PublishedArticle(With(media.Id));
        await Hear(app.Services.GetRequiredService<PublishedSizes>(), ChangeKinds.Article, ChangeActions.Published, article.Id);
        Assert.That(Directory.Exists(Path.Combine(app.Database.Folder, "media", MediaNames.Renditions)), Is.False);
    }

    private string Folder => Path.Combine(App.Database.Folder, "media");

    private static async Task Hear(PublishedSizes sizes, string kind, string action, long id)
    {
        sizes.Receive([new Change { Kind = kind, Action = action, EntityId = id }]);
        await sizes.MakeWaiting(CancellationToken.None);
    }

    private static object With(long media) => new
    {
        language = "en", title = $"Shows {media}", body = new { format = "markdown", content = "Words." }, leadImage = new { media },
    };

    private async Task<Answer> Described()
    {
        var media = (await Editor.PostRaw(
            "/v1/editorial/media", TestPictures.Jpeg(1_700 + 2 * Interlocked.Increment(ref _pictures), 1_000), "image/jpeg"))
            .Expect(HttpStatusCode.Created);
        return (await Editor.Put($"/v1/editorial/media/{media.Id}", new { alt = new { en = "Four quarters" } }, media.ETag))
            .Expect(HttpStatusCode.OK);
    }

    private static IReadOnlyList<string> Sizes(Answer media) =>
    [
        .. media.Json["picture"]!["renditions"]!.AsArray()
            .Select(one => new Uri(one!["url"]!.GetValue<string>()).AbsolutePath),
    ];

    // Whole files only: one that is being stored has another name.
    private IReadOnlyList<string> Made(Answer media) => Directory.Exists(FolderOf(media))
        ? [.. Directory.EnumerateFiles(FolderOf(media)).Where(file => Path.GetFileName(file)[0] != '.')]
        : [];

    private void Delete(Answer media) => Directory.Delete(FolderOf(media), recursive: true);

    private string FolderOf(Answer media) => Path.Combine(Folder, MediaNames.RenditionsOf(Sizes(media)[0].Split('/')[3]));
}
