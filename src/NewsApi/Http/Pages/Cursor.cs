using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NewsApi.Http.Pages;

/// <summary>A place in a list: the sort key and id of the item at its edge, and the direction to go on from there.</summary>
internal sealed record Cursor(string Key, long Id, bool Backward)
{
    private const int LongestText = 2_000;

    /// <summary>Before the first item.</summary>
    public static readonly Cursor Start = new("", 0, Backward: false);

    /// <summary>Behind the last item, to go back from there.</summary>
    public static readonly Cursor End = new("", 0, Backward: true);

    // A headline of 300 Armenian letters as \u escapes would not fit.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether it is an end of the list, and not a place in it.</summary>
    public bool IsEnd => this == Start || this == End;

    /// <param name="filters">Fingerprint of everything but the page, so that a cursor can't be used with other filters.</param>
    public string Encode(string filters) =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new Wire(Key, Id, Backward, filters), Plain));

    /// <summary>Null when the text is no cursor; the second value says whether the filters are those it was made with.</summary>
    public static (Cursor? Cursor, bool SameFilters) Decode(string text, string filters)
    {
        if (text.Length > LongestText || !Base64Url.IsValid(text))
            return (null, false);
        try
        {
            return JsonSerializer.Deserialize<Wire>(Base64Url.DecodeFromChars(text)) is { Key: not null } wire
                ? (new Cursor(wire.Key, wire.Id, wire.Backward), wire.Filters == filters)
                : (null, false);
        }
        catch (JsonException)
        {
            return (null, false);
        }
    }

    /// <summary>Of the list and its filters; a list is told by its route's name, not by how its address was spelt.</summary>
    public static string Fingerprint(HttpRequest request)
    {
        var list = request.HttpContext.GetEndpoint()?.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? "";
        var filters = request.Query
            .Where(pair => !PageRequest.IsNoFilter(pair.Key))
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key}={string.Join('&', pair.Value.Order(StringComparer.Ordinal))}");
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', filters.Prepend(list))));
        return Base64Url.EncodeToString(hash.AsSpan(0, 6));
    }

    private sealed record Wire(string Key, long Id, bool Backward, string Filters);
}
