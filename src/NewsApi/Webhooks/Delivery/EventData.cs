using NewsApi.Changes;

namespace NewsApi.Webhooks.Delivery;

/// <summary>The <c>data</c> of an event, without the article.</summary>
/// <param name="Kind">The kind of thing that changed, such as <c>article</c>.</param>
/// <param name="Id">The id of the thing that changed.</param>
/// <param name="Seq">The change's number. A read with this number as <c>minSeq</c> includes the change.</param>
/// <param name="Action">The action in the change log.</param>
/// <param name="Version">The public version of an article after the change; null if it is not public, and for other kinds.</param>
/// <param name="Language">The article's language.</param>
/// <param name="Significance">The significance of a publication for readers of the previous version; null for other actions.</param>
/// <param name="Reason">Why the article is no longer public; null for other changes.</param>
/// <param name="ReplacedBy">The id of the article that replaces this one; null if none does.</param>
/// <param name="InScope">Whether the article matches the subscription's filter after the change; true for other kinds.</param>
/// <param name="PreviousScope">The language, sections, tags and authors of the public article before the change; null if unknown.</param>
/// <param name="Changed">Names of the fields that changed; null if they are not known.</param>
/// <param name="Paths">Paths of the site's pages that show or showed the article, at most 10.</param>
/// <param name="SurrogateKeys">Keys of the answers that the change makes stale, as in the header <c>Surrogate-Key</c>.</param>
public sealed record EventData(
    string Kind,
    long Id,
    long Seq,
    string Action,
    int? Version,
    string? Language,
    string? Significance,
    string? Reason,
    long? ReplacedBy,
    bool InScope,
    ChangeScope? PreviousScope,
    IReadOnlyList<string>? Changed,
    IReadOnlyList<string> Paths,
    IReadOnlyList<string> SurrogateKeys);

/// <summary>The <c>data</c> of an obligation of a partner.</summary>
/// <param name="Id">The id of the obligation, for <c>POST /v1/partner/acknowledgements</c>.</param>
/// <param name="Kind"><c>correction</c>, <c>kill</c> or <c>legal</c>.</param>
/// <param name="ArticleId">The id of the article.</param>
/// <param name="Language">The article's language.</param>
/// <param name="Seq">The change's number. A read with this number as <c>minSeq</c> includes the change.</param>
/// <param name="At">When the article was corrected or taken down.</param>
public sealed record ObligationData(long Id, string Kind, long ArticleId, string? Language, long Seq, DateTimeOffset At);
