using System.Text.Json;
using System.Text.Json.Serialization;
using NewsApi.Http.OpenApi;
using NewsApi.Text.Differences;

namespace NewsApi.Articles.Editing.Revisions;

/// <summary>The comparison of two revisions of one article. Deleted tags, authors and sections are left out of both.</summary>
/// <param name="ArticleId">The article's id.</param>
/// <param name="From">Number of the older revision.</param>
/// <param name="To">Number of the newer revision.</param>
/// <param name="Differences">The fields that differ; empty when both are equal.</param>
public sealed record RevisionComparison(long ArticleId, int From, int To, RevisionDifferences Differences);

/// <summary>The fields that differ between two revisions, under their names in the article's content. Equal fields are absent.</summary>
[JsonConverter(typeof(RevisionDifferencesConverter))]
public sealed class RevisionDifferences : IWrittenContract
{
    private RevisionDifferences(IReadOnlyList<(ComparedField Field, object Change)> changes) => Changes = changes;

    private RevisionDifferences() : this([])
    {
    }

    internal IReadOnlyList<(ComparedField Field, object Change)> Changes { get; }

    IEnumerable<WrittenField> IWrittenContract.Fields => ComparedField.All.Select(one => one.Describe());

    internal static RevisionDifferences Between(RevisionResponse from, RevisionResponse to) => new(
        [.. ComparedField.All.Select(one => (Field: one, Change: one.Compare(from, to)!)).Where(one => one.Change is not null)]);
}

internal sealed class RevisionDifferencesConverter : JsonConverter<RevisionDifferences>
{
    public override RevisionDifferences Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, RevisionDifferences value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (compared, change) in value.Changes)
        {
            writer.WritePropertyName(compared.Name);
            JsonSerializer.Serialize(writer, change, compared.ChangeType, options);
        }

        writer.WriteEndObject();
    }
}

/// <summary>A change of a value from one to another.</summary>
internal interface IValueChange
{
    object? From { get; }

    object? To { get; }
}

/// <summary>A field with different values.</summary>
/// <param name="From">The value in the older revision.</param>
/// <param name="To">The value in the newer revision.</param>
public sealed record FieldChange<T>(T? From, T? To) : IValueChange
{
    object? IValueChange.From => From;

    object? IValueChange.To => To;
}

/// <summary>A list that differs between the two revisions.</summary>
/// <param name="From">The complete list in the older revision.</param>
/// <param name="To">The complete list in the newer revision.</param>
public sealed record ListChange<T>(IReadOnlyList<T> From, IReadOnlyList<T> To) : IValueChange
{
    object? IValueChange.From => From;

    object? IValueChange.To => To;
}

/// <summary>The word-by-word comparison of a text that differs.</summary>
/// <param name="Segments">The segments of the text in order. A replacement is a deleted segment followed by an inserted one.</param>
public sealed record TextChange(IReadOnlyList<TextSegment> Segments);
