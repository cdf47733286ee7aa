using NewsApi.Changes;

namespace NewsApi.Fronts;

/// <summary>A front with its newest revision.</summary>
internal sealed record Front : IEntity
{
    public long Id { get; init; }

    public string Slug { get; init; } = "";

    public FrontContent Draft { get; init; } = new(null);

    public int NewestRevision { get; init; }

    public int? PublishedRevision { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>When the next card of the public revision appears or disappears; null if none does.</summary>
    public DateTimeOffset? NextAt { get; init; }

    public int Version { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ModifiedAt { get; init; }

    public EditorialFront ToEditorial() => new(
        Id, Slug, Draft, NewestRevision, PublishedRevision, PublishedRevision != NewestRevision, PublishedAt, NextAt, Version, CreatedAt,
        ModifiedAt);
}

/// <summary>A front as readers see it: a row of <c>published_fronts</c>.</summary>
internal sealed record PublishedFront
{
    public const string Columns =
        "f.front_id, f.slug, f.revision, f.content, f.published_at, f.updated_at, f.effective_at, f.next_at, f.seq";

    public long FrontId { get; init; }

    public string Slug { get; init; } = "";

    public int Revision { get; init; }

    public FrontContent Content { get; init; } = new(null);

    public DateTimeOffset PublishedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The instant for which the windows of the cards are applied. It does not depend on the clock of the reading node.</summary>
    public DateTimeOffset EffectiveAt { get; init; }

    public DateTimeOffset? NextAt { get; init; }

    public long Seq { get; init; }

    public FrontSummary ToSummary(string language, string siteDefault)
    {
        var (title, used) = Content.TitleIn(language, siteDefault, Slug);
        return new FrontSummary(
            FrontId, Slug, title, Content.DescriptionIn(used, siteDefault), Content.Section, used, used != language, UpdatedAt);
    }
}
