using NewsApi.Data.Statements;

namespace NewsApi.Tests.Data;

public class WriteQueueTests
{
    private static readonly TimeSpan Never = TimeSpan.FromMilliseconds(-1_000), Patient = TimeSpan.FromMinutes(5);

    [Test]
    public async Task Who_waited_too_long_is_refused_and_does_not_run()
    {
        var queue = new WriteQueue(Never);
        var late = queue.RunAsync<int>(_ => throw new InvalidOperationException("It ran."), CancellationToken.None);
        queue.Close();
        var group = new List<QueuedWork>();
        Assert.That(queue.Take(group, most: 10), Is.False);
        Assert.That(group, Is.Empty);
        await Assert.ThatAsync(() => late, Throws.TypeOf<DatabaseBusyException>());
    }

    [Test]
    public async Task Who_finds_no_place_in_time_is_refused()
    {
        var queue = new WriteQueue(TimeSpan.FromMilliseconds(1));
        // As many as there are places, of works that are never refused.
        for (var place = 0; place < 1024; place++)
            queue.Post(_ => { }, _ => { });
        await Assert.ThatAsync(() => queue.RunAsync(_ => 1, CancellationToken.None), Throws.TypeOf<DatabaseBusyException>());
    }

    [Test]
    public void What_nobody_waits_for_is_never_refused()
    {
        var (queue, group) = (new WriteQueue(Never), new List<QueuedWork>());
        Exception? error = new InvalidOperationException("It was not called.");
        queue.Post(_ => { }, fault => error = fault);
        Assert.That(queue.Take(group, most: 10), Is.True);
        group.Single().Complete();
        Assert.That(error, Is.Null);
    }

    [Test]
    public async Task Those_that_wait_are_taken_together_in_their_order()
    {
        var (queue, group) = (new WriteQueue(Patient), new List<QueuedWork>());
        Task<int>[] answers = [.. Enumerable.Range(0, 5).Select(number => queue.RunAsync(_ => number, CancellationToken.None))];
        queue.Close();
        Assert.That(queue.Take(group, most: 3), Is.True);
        Assert.That(group, Has.Count.EqualTo(3));
        Complete(group);
        Assert.That(queue.Take(group, most: 3), Is.True);
        Complete(group);
        Assert.That(await Task.WhenAll(answers), Is.EqualTo(new[] { 0, 1, 2, 3, 4 }));
        Assert.That(queue.Take(group, most: 3), Is.False);

        static void Complete(List<QueuedWork> group)
        {
            foreach (var work in group)
            {
                work.Result = work.Run(null!);
                work.Complete();
            }
        }
    }
}
