using NewsApi.Changes;
using NewsApi.Text.Names;

namespace NewsApi.Sections;

internal sealed record Section : IStored
{
    public long Id { get; init; }

    public string Slug { get; init; } = "";

    public long? ParentId { get; init; }

    public string? ParentSlug { get; init; }

    /// <summary>Its place among all sections.</summary>
    public int Position { get; init; }

    public LocalisedText Names { get; init; } = LocalisedText.From(null);

    public LocalisedText Descriptions { get; init; } = LocalisedText.From(null);

    public int Version { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ModifiedAt { get; init; }
}
