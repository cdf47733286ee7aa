using System.Net;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using NewsApi.Articles.Editing.Checks;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Tags;

/// <summary>Random lives of tags and stories, beside a model in memory that says what everybody must see after each step.</summary>
public class TagSequenceTests(Database database) : DatabaseFixture(database)
{
    private const int MostSteps = 14;

    private int _names;

    // One number says what to do, the others with what; out of range they are taken round.
    private static readonly Gen<(int Deed, int First, int Second, int[] Tags)[]> Steps =
        Gen.Select(Gen.Int[0, 11], Gen.Int[0, 9], Gen.Int[0, 9], Gen.Int[0, 9].Array[0, 4]).Array[4, MostSteps];

    [TestCase(6)]
    [TestCase(25, Category = "Slow")]
    public async Task Everybody_sees_what_the_model_says(int sequences) => await Steps.Same().SampleAsync(
        async steps =>
        {
            var site = new Model();
            foreach (var _ in Enumerable.Range(0, 3))
                await Make(site);
            foreach (var step in steps)
            {
                await Do(site, step);
                await Compare(site);
            }
        },
        iter: sequences, threads: 1);

    private async Task Do(Model site, (int Deed, int First, int Second, int[] Tags) step)
    {
        var (tag, story) = (site.Tag(step.First), site.Story(step.First));
        var carried = step.Tags.Select(site.Tag).OfType<ModelTag>().ToList();
        switch (step.Deed)
        {
            case 0 or 1:
                await Make(site);
                break;
            case 2 when tag is not null:
                await Rename(tag, NewName());
                break;
            case 3 when tag is { Former.Count: > 0 }:
                await Rename(tag, tag.Former[step.Second % tag.Former.Count]);
                break;
            case 4 or 5 when tag is not null && site.Tag(step.Second) is { } into && into != tag:
                await Merge(site, tag, into);
                break;
            case 6 when tag is not null:
                await Delete(site, tag);
                break;
            case 7 or 8:
                var made = await Editor.Article(Content(carried, step.Second));
                site.Stories.Add(new ModelStory(made.Id) { Newest = [.. carried.Distinct()] });
                break;
            case 9 when story is not null:
                (await Editor.Put(story.Path, Content(carried, step.Second), await Tag(story.Path))).Expect(HttpStatusCode.OK);
                story.Newest = [.. carried.Distinct()];
                break;
            case 10 when story is not null:
                var published = await Editor.Post($"{story.Path}/publish", null, await Tag(story.Path));
                Assert.That(published.Status, Is.AnyOf(HttpStatusCode.OK, HttpStatusCode.Conflict));
                story.Public = [.. story.Newest];
                break;
            case 11 when story?.Public is not null:
                (await Editor.Post($"{story.Path}/unpublish", null, await Tag(story.Path))).Expect(HttpStatusCode.OK);
                story.Public = null;
                break;
        }
    }

    private async Task Make(Model site)
    {
        var slug = NewName();
        site.Tags.Add(new ModelTag((await Editor.Tag(slug)).Id, slug));
    }

    private async Task Rename(ModelTag tag, string slug)
    {
        (await Editor.Put(tag.Path, new { slug, kind = "topic", names = new { en = slug } }, await Tag(tag.Path)))
            .Expect(HttpStatusCode.OK);
        tag.Former.Remove(slug);
        tag.Former.Add(tag.Slug);
        tag.Slug = slug;
    }

    private async Task Merge(Model site, ModelTag tag, ModelTag into)
    {
        (await Editor.Post($"{tag.Path}/merge", new { into = into.Slug }, await Tag(tag.Path))).Expect(HttpStatusCode.OK);
        into.Former.AddRange([.. tag.Former, tag.Slug]);
        site.Tags.Remove(tag);
        foreach (var story in site.Stories)
        {
            story.Newest = [.. story.Newest.Select(one => one == tag ? into : one).Distinct()];
            story.Public = story.Public is null ? null : [.. story.Public.Select(one => one == tag ? into : one).Distinct()];
        }
    }

    private async Task Delete(Model site, ModelTag tag)
    {
        var isUsed = site.Stories.Any(story => story.Newest.Contains(tag) || story.Public?.Contains(tag) == true);
        (await Editor.Delete(tag.Path, await Tag(tag.Path))).Expect(isUsed ? HttpStatusCode.Conflict : HttpStatusCode.NoContent);
        if (!isUsed)
            site.Tags.Remove(tag);
    }

    private async Task Compare(Model site)
    {
        Assert.That(await App.Services.GetRequiredService<ProjectionCheck>().FindDifferences(CancellationToken.None), Is.Empty);
        foreach (var story in site.Stories)
        {
            var newest = (await Editor.Get(story.Path)).Json["content"]!["tags"]!.AsArray().Select(tag => $"{tag}");
            Assert.That(newest, Is.EqualTo(story.Newest.Select(tag => tag.Slug)));
            var shown = await Anonymous.Get($"/v1/articles/{story.Id}");
            Assert.That(shown.Status == HttpStatusCode.OK, Is.EqualTo(story.Public is not null));
            if (story.Public is { } carried)
                Assert.That(shown.Json["tags"]!.AsArray().Select(tag => $"{tag!["slug"]}"), Is.EqualTo(carried.Select(tag => tag.Slug)));
        }

        foreach (var tag in site.Tags)
        {
            var carriers = site.Stories.Where(story => story.Public?.Contains(tag) == true).Select(story => story.Id).ToList();
            var newest = site.Stories.Count(story => story.Newest.Contains(tag));
            Assert.That(
                (await Editor.Get($"{tag.Path}?include=usage")).Json["usage"]!.ToJsonString(),
                Is.EqualTo($$"""{"public":{{carriers.Count}},"newest":{{newest}}}"""));
            foreach (var slug in tag.Former.Append(tag.Slug))
                Assert.That((await Anonymous.Get($"/v1/articles?limit=100&tag={slug}")).Ids, Is.EquivalentTo(carriers), slug);
            foreach (var slug in tag.Former)
                Assert.That(
                    (await Anonymous.Get($"/v1/tags/{slug}")).Expect(HttpStatusCode.MovedPermanently).Headers["Location"],
                    Is.EqualTo($"/v1/tags/{tag.Slug}"));
        }
    }

    // By whichever slug: the present one, or one that it had.
    private static object Content(IReadOnlyList<ModelTag> tags, int choice) =>
        Makers.Content(
            tags: [
                .. tags.Distinct()
                    .Select(tag => tag.Former.Count > 0 && choice % 2 == 0 ? tag.Former[choice % tag.Former.Count] : tag.Slug),
            ]);

    private async Task<string> Tag(string path) => (await Editor.Get(path)).ETag;

    private string NewName() => $"tag-{++_names}";

    private sealed class Model
    {
        public List<ModelTag> Tags { get; } = [];

        public List<ModelStory> Stories { get; } = [];

        public ModelTag? Tag(int number) => Tags.Count == 0 ? null : Tags[number % Tags.Count];

        public ModelStory? Story(int number) => Stories.Count == 0 ? null : Stories[number % Stories.Count];
    }

    private sealed class ModelTag(long id, string slug)
    {
        public string Path => $"/v1/editorial/tags/{id}";

        public string Slug { get; set; } = slug;

        public List<string> Former { get; } = [];
    }

    private sealed class ModelStory(long id)
    {
        public long Id => id;

        public string Path => $"/v1/editorial/articles/{id}";

        public IReadOnlyList<ModelTag> Newest { get; set; } = [];

        public IReadOnlyList<ModelTag>? Public { get; set; }
    }
}
