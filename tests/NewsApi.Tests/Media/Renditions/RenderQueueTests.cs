using Microsoft.Extensions.Options;
using NewsApi.Http.Problems;
using NewsApi.Media.Files;
using NewsApi.Media.Renditions;

namespace NewsApi.Tests.Media.Renditions;

public class RenderQueueTests
{
    private List<string> _order = [];

    [SetUp]
    public void Start() => _order = [];

    [Test]
    public async Task What_somebody_asks_for_goes_before_the_background()
    {
        var queue = New(waiting: 10);
        var place = await queue.EnterLast(default);
        var behind = Background(queue, "background");
        var asked = Task.WhenAll(Asked(queue, "first"), Asked(queue, "second"));
        place.Dispose();
        await Task.WhenAll(behind, asked);
        Assert.That(_order, Is.EqualTo(new[] { "first", "second", "background" }));
    }

    [Test]
    public async Task The_background_takes_nobodys_place_among_those_who_wait()
    {
        var queue = New(waiting: 1);
        var place = await queue.EnterLast(default);
        Task[] behind = [Background(queue, "background"), Background(queue, "background"), Background(queue, "background")];
        Task[] asked = [Asked(queue, "asked"), Asked(queue, "asked")];
        Assert.That(
            async () => await Asked(queue, "too many"),
            Throws.InstanceOf<ProblemException>().With.Property(nameof(ProblemException.Problem)).Property("Code")
                .EqualTo("too_many_renders"));
        place.Dispose();
        await Task.WhenAll([.. behind, .. asked]);
        Assert.That(_order, Is.EqualTo(new[] { "asked", "asked", "background", "background", "background" }));
    }

    [Test]
    public async Task Who_leaves_while_waiting_holds_up_nobody()
    {
        var queue = New(waiting: 10);
        var place = await queue.EnterLast(default);
        using var end = new CancellationTokenSource();
        var gone = queue.Run(() => 1, end.Token);
        var asked = Asked(queue, "asked");
        await end.CancelAsync();
        Assert.That(async () => await gone, Throws.InstanceOf<OperationCanceledException>());
        place.Dispose();
        place.Dispose();
        await asked;
        // One place, however often it was given back.
        using (await queue.EnterLast(default))
            Assert.That(queue.EnterLast(default).IsCompleted, Is.False);
    }

    private static RenderQueue New(int waiting) => new(Options.Create(new MediaOptions { RendersAtOnce = 1, RendersWaiting = waiting }));

    private Task<bool> Asked(RenderQueue queue, string name) => queue.Run(
        () =>
        {
            _order.Add(name);
            return true;
        },
        default);

    private async Task Background(RenderQueue queue, string name)
    {
        using (await queue.EnterLast(default))
            _order.Add(name);
    }
}
