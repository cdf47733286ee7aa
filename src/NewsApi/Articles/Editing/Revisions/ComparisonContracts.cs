using System.Text.Json;
using System.Text.Json.Serialization;
using NewsApi.Http.OpenApi;
using NewsApi.Text.Differences;

namespace NewsApi.Articles.Editing.Revisions;

/// <summary>Two revisions of one article, compared. What was deleted since (tags, authors, a section) is in neither.</summary>
/// <param name="ArticleId">The article's id.</param>
/// <param name="From">Number of the one that counts as the older.</param>
/// <param name="To">Number of the one that counts as the newer.</param>
/// <param name="Differences">What differs; empty where both say the same.</param>
public sealed record RevisionComparison(long ArticleId, int From, int To, RevisionDifferences Differences);

/// <summary>What differs between two revisions, by the names of an article's content. What is the same in both is not there.</summary>
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

/// <summary>A field that says one thing in the older revision and another in the newer.</summary>
/// <param name="From">What the older says.</param>
/// <param name="To">What the newer says.</param>
public sealed record FieldChange<T>(T? From, T? To) : IValueChange
{
    object? IValueChange.From => From;

    object? IValueChange.To => To;
}

/// <summary>A list that differs.</summary>
/// <param name="From">The older revision's, whole.</param>
/// <param name="To">The newer revision's, whole.</param>
public sealed record ListChange<T>(IReadOnlyList<T> From, IReadOnlyList<T> To) : IValueChange
{
    object? IValueChange.From => From;

    object? IValueChange.To => To;
}

/// <summary>A text that differs, word by word.</summary>
/// <param name="Segments">Its pieces in their order. A replaced piece is a deleted one and an inserted one behind it.</param>
public sealed record TextChange(IReadOnlyList<TextSegment> Segments);
