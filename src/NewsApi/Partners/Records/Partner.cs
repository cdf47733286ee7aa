using NewsApi.Articles.Published.Filters;
using NewsApi.Articles.Published.Stories;
using NewsApi.Http.Answers;

namespace NewsApi.Partners.Records;

/// <summary>How much of an article a partner gets.</summary>
public enum PartnerText
{
    /// <summary>The whole article.</summary>
    Full,

    /// <summary>The article without its text.</summary>
    Summary,
}

/// <summary>Which articles a partner gets, by their rights.</summary>
public enum PartnerRights
{
    /// <summary>Only articles that partners may republish.</summary>
    Syndicatable,

    /// <summary>All articles.</summary>
    All,
}

/// <summary>An organisation that republishes articles, and the part of the site that its keys can read.</summary>
internal sealed record Partner : IVersioned
{
    public const string Columns =
        "p.id, p.name, p.contact, p.languages, p.sections, p.tags, p.text_form AS text, p.rights, p.daily_requests, p.active, "
        + "p.scope_version, p.version, p.created_at, p.created_by, p.modified_at, p.last_used_at";

    private static readonly string[] Elsewhere = ["related", "translations"];

    public long Id { get; init; }

    public string Name { get; init; } = "";

    public string? Contact { get; init; }

    /// <summary>BCP 47 tags; empty for all.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Slugs of sections; sections below them count too. Empty for all.</summary>
    public IReadOnlyList<string> Sections { get; init; } = [];

    /// <summary>Slugs of tags; empty for all.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    public PartnerText Text { get; init; }

    public PartnerRights Rights { get; init; }

    /// <summary>The maximum number of requests in a UTC day; null for no limit.</summary>
    public int? DailyRequests { get; init; }

    /// <summary>Whether its keys work.</summary>
    public bool Active { get; init; }

    /// <summary>Grows with each change of the scope, text or rights. A copy made under an older number is out of date.</summary>
    public int ScopeVersion { get; init; }

    public int Version { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public string CreatedBy { get; init; } = "";

    public DateTimeOffset ModifiedAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>
    /// Fields of an article that the partner does not get: related articles and translations, which may lie outside its scope, and the text
    /// if it gets only summaries.
    /// </summary>
    public IReadOnlyList<string> HiddenFields => Text == PartnerText.Full ? Elsewhere : [.. Elsewhere, ArticleFields.Body];

    public bool SyndicatableOnly => Rights == PartnerRights.Syndicatable;

    /// <summary>The partner's part of the site as filters of a list.</summary>
    public IReadOnlyList<NameFilter> Names =>
    [
        .. Of(NameFilter.FilterSubject.Language, Languages), .. Of(NameFilter.FilterSubject.Section, Sections),
        .. Of(NameFilter.FilterSubject.Tag, Tags),
    ];

    private static IEnumerable<NameFilter> Of(NameFilter.FilterSubject by, IReadOnlyList<string> slugs) =>
        slugs.Count > 0 ? [new NameFilter(by, Exclude: false, slugs)] : [];
}
