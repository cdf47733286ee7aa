using System.Net;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Contract;

/// <summary>Publishes, edits and takes back articles of its own, one step for every few pages that somebody else reads.</summary>
internal sealed class MeanwhilePublisher(Api admin) : IDisposable
{
    private const int PagesToAStep = 2;
    private const int MostPublic = 16;

    private readonly SemaphoreSlim _steps = new(0);
    private readonly Queue<Answer> _public = [];
    private int _pages;

    /// <summary>Articles that were edited after their publication; what is sorted by that time may show them twice.</summary>
    public HashSet<long> Edited { get; } = [];

    public int Published { get; private set; }

    public int TakenBack { get; private set; }

    public void PageWasRead()
    {
        if (++_pages % PagesToAStep == 0)
            _steps.Release();
    }

    public async Task Run(CancellationToken done)
    {
        try
        {
            for (var step = 0; ; step++)
            {
                await _steps.WaitAsync(done);
                await Step(step);
            }
        }
        catch (OperationCanceledException) when (done.IsCancellationRequested)
        {
        }
    }

    public void Dispose() => _steps.Dispose();

    private async Task Step(int step)
    {
        switch (step % 8)
        {
            // What is neither the newest nor the oldest lands beside or between what was there before.
            case 0 or 2 or 4:
                await Publish(step, WalkedSite.Time(step).AddMilliseconds(step % 3 * 100));
                break;
            case 1:
                await Publish(step, null);
                break;
            case 5 when _public.Count > 0:
                await Edit(_public.Dequeue(), step);
                break;
            case 3:
                await admin.Tag($"t{step % 60}-{step}", "place");
                await admin.Author($"author-{step % 60}-{step}");
                break;
            case 6:
                await admin.Section($"section-{step % 60}-{step}", order: step % 6);
                break;
            default:
                (await admin.Post("/v1/editorial/keys", new { name = $"Later {step}", role = "writer" })).Expect(HttpStatusCode.Created);
                break;
        }

        while (_public.Count > MostPublic)
            await TakeBack(_public.Dequeue());
    }

    private async Task Publish(int step, DateTimeOffset? at)
    {
        _public.Enqueue(await admin.PublishedArticle(WalkedSite.Story(step * 4, $"later-{step}"), new { publishedAt = at }));
        Published++;
    }

    private async Task Edit(Answer article, int step)
    {
        Edited.Add(article.Id);
        var content = article.Json["content"]!;
        content["title"] = $"A {WalkedSite.Word} comes {step}";
        var edited = (await admin.Put($"/v1/editorial/articles/{article.Id}", content, article.ETag)).Expect(HttpStatusCode.OK);
        _public.Enqueue(await admin.Publish(edited));
    }

    private async Task TakeBack(Answer article)
    {
        (await admin.Post($"/v1/editorial/articles/{article.Id}/unpublish", new { }, article.ETag)).Expect(HttpStatusCode.OK);
        TakenBack++;
    }
}
