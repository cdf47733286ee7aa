using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NewsApi.Articles.Published.Stories;
using NewsApi.Formats.Wire;
using NewsApi.Http.Answers;
using NewsApi.Http.Pages;
using NewsApi.Json;

namespace NewsApi.Sync;

/// <summary>A page of changes.</summary>
/// <param name="Entries">The changes, in their order.</param>
/// <param name="Next">Where the next page begins.</param>
/// <param name="HasMore">Whether more changes are available now.</param>
internal sealed record SyncPage(IReadOnlyList<SyncEntry> Entries, SyncToken Next, bool HasMore)
{
    /// <summary>Notes on names in the filters that do not exist; null if all names exist.</summary>
    public IReadOnlyList<PageNote>? Notes { get; init; }
}

/// <summary>200 with a page of changes, written as <see cref="ChangeList"/>.</summary>
/// <param name="page">The changes.</param>
/// <param name="next">The token of the next page.</param>
/// <param name="shape">The fields that are written of each article; null for entries without articles.</param>
/// <param name="ninjs">Writes articles as ninjs; null where the request does not include ninjs.</param>
internal sealed class SyncAnswer(SyncPage page, string next, ArticleShape? shape, Ninjs? ninjs) : JsonAnswer
{
    private static readonly JsonEncodedText
        Items = ApiJson.Name("items"), Next = ApiJson.Name("next"), HasMore = ApiJson.Name("hasMore"), Seq = ApiJson.Name("seq"),
        Notes = ApiJson.Name("notes");

    private static readonly JsonTypeInfo<IReadOnlyList<PageNote>> NotesType = ApiJson.TypeOf<IReadOnlyList<PageNote>>();

    /// <summary>The body.</summary>
    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, ApiJson.Writing))
            Write(writer);
        return bytes.ToArray();
    }

    protected override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteStartArray(Items);
        foreach (var entry in page.Entries)
            entry.Write(writer, shape, ninjs);
        writer.WriteEndArray();
        writer.WriteString(Next, next);
        writer.WriteBoolean(HasMore, page.HasMore);
        writer.WriteNumber(Seq, page.Next.Seq);
        if (page.Notes is { } notes)
        {
            writer.WritePropertyName(Notes);
            JsonSerializer.Serialize(writer, notes, NotesType);
        }

        writer.WriteEndObject();
    }
}
