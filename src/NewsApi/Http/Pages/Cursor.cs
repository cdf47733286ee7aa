using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NewsApi.Http.Pages;

/// <summary>A position in a list: sort key and id of the last item read, and the direction in which to continue.</summary>
internal sealed record Cursor(string Key, long Id, bool Backward)
{
    private const int MaxTextLength = 2_000;

    /// <summary>Before the first item.</summary>
    public static readonly Cursor Start = new("", 0, Backward: false);

    /// <summary>After the last item, to read backward.</summary>
    public static readonly Cursor End = new("", 0, Backward: true);

    // Letters are written without \u escapes. With escapes, a headline of 300 Armenian letters would be too long for a cursor.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether the cursor is the start or the end of the list.</summary>
    public bool IsEnd => this == Start || this == End;

    /// <param name="filters">Fingerprint of the list and its filters, so that a cursor can't be used with others.</param>
    public string Encode(string filters) =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new Wire(Key, Id, Backward, filters), Plain));

    /// <summary>
    /// Decodes a cursor; null if the text is not a cursor. The second value says whether the cursor was made with these filters.
    /// </summary>
    public static (Cursor? Cursor, bool SameFilters) Decode(string text, string filters)
    {
        if (text.Length > MaxTextLength || !Base64Url.IsValid(text))
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

    /// <summary>A hash of the route's name and the filters.</summary>
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
