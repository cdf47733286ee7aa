using System.Text;
using NewsApi.Changes;

namespace NewsApi.Caching;

/// <summary>
/// What the answer of one request depends on. A handler that takes this and adds to it lets its answer be kept; one that adds
/// nothing is asked anew each time.
/// </summary>
internal sealed class Dependencies
{
    private readonly HashSet<ulong> _keys = [];
    private readonly StringBuilder _names = new();

    /// <summary>Where it shows numbers that move all the time: how long these may be kept at most; null where there are none.</summary>
    public TimeSpan? NumbersAge { get; private set; }

    public bool IsEmpty => _keys.Count == 0;

    public ulong[] Keys => [.. _keys];

    /// <summary>For the header <c>Surrogate-Key</c>: the names between spaces.</summary>
    public string Names => _names.ToString();

    public static ValueTask<Dependencies?> BindAsync(HttpContext context) => ValueTask.FromResult<Dependencies?>(Of(context));

    /// <summary>The same object for the whole of a request.</summary>
    public static Dependencies Of(HttpContext context)
    {
        if (context.Features.Get<Dependencies>() is { } present)
            return present;
        var made = new Dependencies();
        context.Features.Set(made);
        return made;
    }

    /// <summary>The answer shows numbers such as views, which may be <see cref="CachingOptions.NumbersSeconds"/> old.</summary>
    /// <param name="atMost">A shorter time, where the numbers are the point of the answer.</param>
    public void HasNumbers(TimeSpan? atMost = null)
    {
        var age = atMost ?? TimeSpan.MaxValue;
        NumbersAge = NumbersAge is { } present && present < age ? present : age;
    }

    public void Add(Dependency dependency)
    {
        if (_keys.Add(dependency.Key))
            _names.Append(_names.Length == 0 ? "" : " ").Append(dependency.Name);
    }
}
