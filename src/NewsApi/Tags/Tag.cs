using NewsApi.Terms;
using NewsApi.Text.Names;

namespace NewsApi.Tags;

/// <summary>What kind of thing a tag names.</summary>
public enum TagKind
{
    /// <summary>A subject, such as diplomacy.</summary>
    Topic,

    /// <summary>A person.</summary>
    Person,

    /// <summary>A country, city, river or other place.</summary>
    Place,

    /// <summary>A company, party, ministry or other body.</summary>
    Organisation,

    /// <summary>A series of stories that belong together.</summary>
    Series,
}

internal sealed record Tag : Term
{
    public string Kind { get; init; } = "";

    public LocalisedText Descriptions { get; init; } = LocalisedText.From(null);

    public IReadOnlyList<string> Synonyms { get; init; } = [];
}
