using NewsApi.Changes;
using NewsApi.Text.Names;

namespace NewsApi.Terms;

/// <summary>What a tag, a section and an author have in common: a slug for addresses and filters, and names in several languages.</summary>
internal abstract record Term : IEntity
{
    public long Id { get; init; }

    public string Slug { get; init; } = "";

    public LocalisedText Names { get; init; } = LocalisedText.From(null);

    public int Version { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ModifiedAt { get; init; }
}
