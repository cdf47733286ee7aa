using System.Runtime.InteropServices;
using Microsoft.Extensions.Options;

namespace NewsApi.Counting.Visitors;

/// <summary>
/// Counts the events of each visitor, and of each network and article, in spans of ten minutes and bounded memory. Events above the caps
/// are suspect, so they are not in the public numbers.
/// </summary>
internal sealed class VisitorLimits(TimeProvider time, IOptions<CountingOptions> options)
{
    private const int MostRemembered = 200_000;

    private static readonly TimeSpan Span = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<long, int> _counts = [];
    private long _span;

    /// <summary>The class in which this event is to be counted.</summary>
    public VisitorClass Classify(Visitor visitor, long articleId)
    {
        if (visitor.Class != VisitorClass.Human || visitor.Network == 0)
            return visitor.Class;
        lock (_gate)
        {
            var span = time.GetUtcNow().UtcTicks / Span.Ticks;
            if (span != _span || _counts.Count > MostRemembered)
                _counts.Clear();
            _span = span;
            var byVisitor = ++Count(visitor.Address);
            var byNetwork = ++Count(HashedKey.Of(visitor.Network, articleId));
            var isSuspect = byVisitor > options.Value.VisitorEvents || byNetwork > options.Value.NetworkEventsPerArticle;
            return isSuspect ? VisitorClass.Suspect : VisitorClass.Human;
        }
    }

    private ref int Count(long key) => ref CollectionsMarshal.GetValueRefOrAddDefault(_counts, key, out _);
}
