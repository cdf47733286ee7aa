using System.Text.Json;
using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Http.Queries;

namespace NewsApi.Formats.Agents;

/// <summary>Answers tool calls. A call gets its answer from the answer cache if none of that answer's dependencies has changed.</summary>
internal sealed class ToolResultCache(AnswerCache cache, Freshness freshness, ChangeFeed feed)
{
    public async Task<IReadOnlyList<string>> Get(string tool, QueryReader arguments, ToolCall call, CancellationToken ct)
    {
        var query = arguments.Request.Query.OrderBy(one => one.Key, StringComparer.Ordinal);
        // No request target begins with "mcp ", so this key can't be the key of an HTTP answer.
        var key = $"mcp {tool}{QueryString.Create(query)}";
        var mayKeep = cache.IsOn && !feed.IsLate;
        if (mayKeep && cache.Find(ref key, arguments.Request) is { } kept)
            return JsonSerializer.Deserialize<IReadOnlyList<string>>(kept.Bytes(ContentCoding.Identity, kept: true, out _))!;
        var (seq, dependencies) = (freshness.Seen.Seq, new Dependencies());
        var texts = await call(arguments, dependencies, ct);
        if (mayKeep && !dependencies.IsEmpty)
            cache.Keep(key, new Answer(JsonSerializer.SerializeToUtf8Bytes(texts), "application/json")
            {
                Vary = "", DependsOn = dependencies.Keys, Seq = seq,
            });
        return texts;
    }
}
