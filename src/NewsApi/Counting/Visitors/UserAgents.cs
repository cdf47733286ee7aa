using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace NewsApi.Counting.Visitors;

/// <summary>
/// Classifies user agents by the list of the project crawler-user-agents (MIT), unchanged in <c>Agents/</c>, and by our own list beside it.
/// Our list adds missing programs, and names patterns to ignore because they match people (in a social network's own browser). Nearly
/// all patterns are plain words, so one search finds them.
/// </summary>
internal sealed partial class UserAgents
{
    private const int MostRemembered = 10_000, LongestRead = 1_000;

    private const string List = "NewsApi.Counting.Agents.crawler-user-agents.json", OwnList = "NewsApi.Counting.Agents.own.json";

    private static readonly Lazy<IReadOnlyList<Group>> Groups = new(Load);

    private readonly ConcurrentDictionary<string, VisitorClass> _known = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>Human unless the user agent matches a list; suspect if there is no user agent.</summary>
    public VisitorClass ClassOf(string? agent)
    {
        if (string.IsNullOrWhiteSpace(agent))
            return VisitorClass.Suspect;
        if (_known.TryGetValue(agent, out var known))
            return known;
        var found = Find(agent.AsSpan(0, Math.Min(agent.Length, LongestRead)));
        if (agent.Length > LongestRead)
            return found;
        // When the memory is full, it is cleared. A client that sends new user agents only causes a search for each of them.
        if (Interlocked.Increment(ref _count) > MostRemembered)
        {
            _known.Clear();
            _count = 1;
        }

        _known[agent] = found;
        return found;
    }

    private static VisitorClass Find(ReadOnlySpan<char> agent)
    {
        foreach (var group in Groups.Value)
            if (agent.ContainsAny(group.Words) || group.Pattern.IsMatch(agent))
                return group.Class;
        return VisitorClass.Human;
    }

    /// <summary>The entries of both lists, without the ignored patterns. Tests read them, too.</summary>
    public static IReadOnlyList<UserAgentEntry> Entries()
    {
        var own = Read<OwnEntries>(OwnList);
        return [.. Read<List<UserAgentEntry>>(List).Where(entry => !own.LeftOut.Contains(entry.Pattern)), .. own.Added];
    }

    private static List<Group> Load() =>
    [
        .. Entries().GroupBy(entry => entry.Class).OrderBy(group => group.Key)
            .Select(group => new Group(group.Key, group.Select(entry => entry.Pattern))),
    ];

    private static T Read<T>(string name)
    {
        using var file = typeof(UserAgents).Assembly.GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize<T>(file, JsonSerializerOptions.Web)!;
    }

    private sealed class Group
    {
        public Group(VisitorClass @class, IEnumerable<string> patterns)
        {
            Class = @class;
            var all = patterns.ToLookup(pattern => Plain().IsMatch(pattern));
            Words = SearchValues.Create([.. all[true].Select(pattern => Regex.Replace(pattern, @"\\(.)", "$1"))], StringComparison.Ordinal);
            // If there are no patterns, this expression matches nothing.
            Pattern = new Regex(
                string.Join('|', all[false].Select(pattern => $"(?:{pattern})").DefaultIfEmpty("[^\\s\\S]")),
                RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }

        public VisitorClass Class { get; }

        public SearchValues<string> Words { get; }

        public Regex Pattern { get; }
    }

    private sealed record OwnEntries(IReadOnlyList<UserAgentEntry> Added, IReadOnlyList<string> LeftOut);

    // A backslash before a punctuation mark means that mark. A backslash before a letter or digit has a special meaning.
    [GeneratedRegex(@"\A(?:[^\\^$.|?*+()\[\]{}]|\\[^a-zA-Z0-9])+\z")]
    private static partial Regex Plain();
}

/// <summary>An entry of a list.</summary>
/// <param name="Pattern">Regular expression that is looked for anywhere in a user agent.</param>
/// <param name="Tags">Tags that say what programs with such a user agent do.</param>
/// <param name="Instances">Examples of such user agents.</param>
internal sealed record UserAgentEntry(string Pattern, IReadOnlyList<string> Tags, IReadOnlyList<string> Instances)
{
    public VisitorClass Class => Tags switch
    {
        _ when Tags.Contains("social-preview") => VisitorClass.PreviewBot,
        ["browser-automation", ..] => VisitorClass.Suspect,
        _ => VisitorClass.Crawler,
    };
}
