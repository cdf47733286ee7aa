using System.Collections.Concurrent;

namespace NewsApi.Logs;

/// <summary>
/// Makes loggers that write only the first lines of each kind in a minute and count the others, so that nobody can fill the log.
/// At the end of the minute, one line for each kind says how many lines were left out.
/// </summary>
internal sealed class ThrottledLoggerFactory : ILoggerFactory
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly ILoggerFactory _inner;
    private readonly ConcurrentDictionary<string, ThrottledLogger> _loggers = [];
    private readonly ITimer _timer;

    public ThrottledLoggerFactory(ILoggerFactory inner, TimeProvider time)
    {
        _inner = inner;
        _timer = time.CreateTimer(_ => EndWindow(), null, Window, Window);
    }

    public ILogger CreateLogger(string categoryName) =>
        _loggers.GetOrAdd(categoryName, name => new ThrottledLogger(_inner.CreateLogger(name)));

    public void AddProvider(ILoggerProvider provider) => _inner.AddProvider(provider);

    public void Dispose()
    {
        _timer.Dispose();
        EndWindow();
        _inner.Dispose();
    }

    private void EndWindow()
    {
        foreach (var logger in _loggers.Values)
            logger.EndWindow();
    }
}
