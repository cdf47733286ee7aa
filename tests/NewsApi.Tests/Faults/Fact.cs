namespace NewsApi.Tests.Faults;

/// <summary>
/// One thing that a single writer changes over and over, as readers may see it: a number that grows with each change. Between
/// the sending of a change and its acknowledgement both states are right; after it the older one never is again.
/// </summary>
public sealed class Fact
{
    private readonly Lock _gate = new();
    private readonly List<(string State, long SentAt, long? DoneAt)> _states = [];

    /// <summary>How many changes were acknowledged.</summary>
    public int Done { get; private set; } = -1;

    /// <summary>The value of <c>NewsApi-Seq</c> with which the last one was acknowledged.</summary>
    public string Seq { get; private set; } = "0";

    /// <summary>Makes the next change; the text tells what readers will see.</summary>
    public async Task Change(Func<int, string> state, Func<int, Task<string>> send)
    {
        int number;
        lock (_gate)
        {
            number = _states.Count;
            _states.Add((state(number), Environment.TickCount64, null));
        }

        var seq = await send(number);
        lock (_gate)
        {
            _states[number] = _states[number] with { DoneAt = Environment.TickCount64 };
            (Done, Seq) = (number, seq);
        }
    }

    /// <summary>The last change that was acknowledged, and its number in the log.</summary>
    public (int Done, string Seq) Now()
    {
        lock (_gate)
            return (Done, Seq);
    }

    /// <summary>The last change that was acknowledged at least so long ago; -1 where none was.</summary>
    public int DoneBefore(long milliseconds)
    {
        var limit = Environment.TickCount64 - milliseconds;
        lock (_gate)
            return _states.FindLastIndex(state => state.DoneAt < limit);
    }

    /// <summary>Whether a reader who began when <paramref name="atLeast"/> was done may see this.</summary>
    public bool MayBe(string seen, int atLeast)
    {
        lock (_gate)
            return _states.Skip(atLeast).Any(state => state.State == seen);
    }

    public override string ToString()
    {
        lock (_gate)
            return string.Join(" | ", _states.TakeLast(4).Select(state => $"{state.State}{(state.DoneAt is null ? " (sent)" : "")}"));
    }
}
