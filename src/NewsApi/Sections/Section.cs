using NewsApi.Terms;
using NewsApi.Text.Names;
using NewsApi.Usage;

namespace NewsApi.Sections;

internal sealed record Section : Term
{
    public long? ParentId { get; init; }

    public string? ParentSlug { get; init; }

    /// <summary>The section's place among all sections.</summary>
    public int Position { get; init; }

    public LocalisedText Descriptions { get; init; } = LocalisedText.From(null);

    public UsagePolicy Usage { get; init; } = UsagePolicy.Silent;
}
