using System.Collections.Concurrent;

namespace NewsApi.Logs;

/// <summary>The logger of one category; see <see cref="ThrottledLoggerFactory"/>.</summary>
internal sealed partial class ThrottledLogger(ILogger inner) : ILogger
{
    /// <summary>How many lines of one kind are written in a minute. Critical lines are not limited.</summary>
    public const int MostLines = 10;

    // Usually a category has one kind of line for each template in its source code. If it creates templates at run time, all kinds above
    // this number are counted as one kind.
    private const int MostKinds = 200;

    private const string OriginalFormat = "{OriginalFormat}";

    private static readonly Kind Others = new(LogLevel.Information, "", null);

    private readonly ConcurrentDictionary<Kind, Count> _counts = [];

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => inner.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!inner.IsEnabled(logLevel))
            return;
        if (logLevel == LogLevel.Critical || CountOf(logLevel, state, exception).IsWritten())
            inner.Log(logLevel, eventId, state, exception, formatter);
    }

    /// <summary>Logs how many lines of each kind were left out, and resets the counts.</summary>
    public void EndWindow()
    {
        foreach (var (kind, count) in _counts)
            if (count.TakeLeftOut() is var leftOut and > 0)
                LogLeftOut(inner, kind.Level, leftOut, kind.Template);
    }

    private Count CountOf<TState>(LogLevel level, TState state, Exception? exception)
    {
        var template = state is IReadOnlyList<KeyValuePair<string, object?>> { Count: > 0 } values && values[^1].Key == OriginalFormat
            ? values[^1].Value as string ?? ""
            : "";
        var kind = new Kind(level, template, exception?.GetType());
        if (_counts.TryGetValue(kind, out var count))
            return count;
        return _counts.GetOrAdd(_counts.Count < MostKinds ? kind : Others, _ => new Count());
    }

    [LoggerMessage("{Count} more lines of this kind were left out in the last minute: {Template}")]
    private static partial void LogLeftOut(ILogger log, LogLevel level, int count, string template);

    private sealed record Kind(LogLevel Level, string Template, Type? Exception);

    private sealed class Count
    {
        private int _lines;

        public bool IsWritten() => Interlocked.Increment(ref _lines) <= MostLines;

        public int TakeLeftOut() => Interlocked.Exchange(ref _lines, 0) - MostLines;
    }
}
