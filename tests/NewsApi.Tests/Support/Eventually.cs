using NUnit.Framework.Constraints;

namespace NewsApi.Tests.Support;

/// <summary>For what becomes true a moment after a commit, such as SQL Server's full-text index; on SQLite it is true at once.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public static async Task Is<T>(Func<Task<T>> value, IResolveConstraint constraint)
    {
        var resolved = constraint.Resolve();
        using var end = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(Pause);
        while (true)
        {
            var now = await value();
            if (resolved.ApplyTo(now).IsSuccess)
                return;
            if (end.IsCancellationRequested)
            {
                Assert.That(now, constraint);
                return;
            }

            await timer.WaitForNextTickAsync();
        }
    }
}
