using System.Text;
using NewsApi.Changes;

namespace NewsApi.Caching;

/// <summary>
/// What the answer to one request depends on. A handler adds its dependencies so that its answer can be cached; an answer without
/// dependencies is never cached.
/// </summary>
internal sealed class Dependencies
{
    private readonly HashSet<ulong> _keys = [];
    private readonly StringBuilder _names = new();

    /// <summary>How old numbers in the answer, such as views, may become; null if the answer shows no such numbers.</summary>
    public TimeSpan? NumbersAge { get; private set; }

    public bool IsEmpty => _keys.Count == 0;

    public ulong[] Keys => [.. _keys];

    /// <summary>The names of the dependencies, separated by spaces, for the header <c>Surrogate-Key</c>.</summary>
    public string Names => _names.ToString();

    public static ValueTask<Dependencies?> BindAsync(HttpContext context) => ValueTask.FromResult<Dependencies?>(Of(context));

    /// <summary>Returns one object per request.</summary>
    public static Dependencies Of(HttpContext context)
    {
        if (context.Features.Get<Dependencies>() is { } present)
            return present;
        var dependencies = new Dependencies();
        context.Features.Set(dependencies);
        return dependencies;
    }

    /// <summary>
    /// Records that the answer shows numbers such as views, which may be <see cref="CachingOptions.NumbersSeconds"/> old.
    /// </summary>
    /// <param name="atMost">A shorter limit, for answers that are mainly numbers; null if only the setting limits the age.</param>
    public void HasNumbers(TimeSpan? atMost = null)
    {
        var age = atMost ?? TimeSpan.MaxValue;
        NumbersAge = NumbersAge is { } present && present < age ? present : age;
    }

    /// <summary>Adds the dependencies of an answer from which this answer is built.</summary>
    public void Add(Answer answer)
    {
        foreach (var (key, name) in answer.DependsOn.Zip((answer.SurrogateKey ?? "").Split(' ')))
            Add(new Dependency(key, name));
        if (answer.GoodUntil is not null)
            HasNumbers();
    }

    public void Add(Dependency dependency)
    {
        if (_keys.Add(dependency.Key))
            _names.Append(_names.Length == 0 ? "" : " ").Append(dependency.Name);
    }
}
