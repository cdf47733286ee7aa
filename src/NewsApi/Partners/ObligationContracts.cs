using NewsApi.Changes;
using NewsApi.Partners.Records;

namespace NewsApi.Partners;

/// <summary>What a partner has to do with its copy of an article.</summary>
public enum ObligationKind
{
    /// <summary>Publish the correction: read the article again.</summary>
    Correction,

    /// <summary>Take the article down: nobody may use it any more.</summary>
    Kill,

    /// <summary>Take the article down for legal reasons.</summary>
    Legal,
}

/// <summary>A correction or take-down of an article that the partner fetched before.</summary>
/// <param name="Id">The obligation's id, for <c>POST /v1/partner/acknowledgements</c>.</param>
/// <param name="Kind">What to do.</param>
/// <param name="ArticleId">The article's id.</param>
/// <param name="Language">The article's language.</param>
/// <param name="Seq">The number of the change. A request with this number as <c>minSeq</c> returns data that includes the change.</param>
/// <param name="At">When the article was corrected or taken down.</param>
/// <param name="AcknowledgedAt">When the partner acknowledged the obligation; null while the obligation is open.</param>
public sealed record ObligationResponse(
    long Id, ObligationKind Kind, long ArticleId, string? Language, long Seq, DateTimeOffset At, DateTimeOffset? AcknowledgedAt)
{
    internal static ObligationResponse From(Obligation one) =>
        new(one.Id, KindOf(one.Kind), one.ArticleId, one.Language, one.Seq, one.At, one.AcknowledgedAt);

    internal static ObligationKind KindOf(string kind) => kind switch
    {
        ArticleNotices.Correction => ObligationKind.Correction,
        ArticleNotices.Kill => ObligationKind.Kill,
        _ => ObligationKind.Legal,
    };
}

/// <summary>Acknowledges obligations that the partner has met.</summary>
/// <param name="Ids">Ids of obligations, 1 to 100.</param>
public sealed record AcknowledgementRequest(IReadOnlyList<long?>? Ids);

/// <summary>The acknowledged obligations.</summary>
/// <param name="Items">The obligations, each with the time of its first acknowledgement.</param>
/// <param name="Open">How many obligations of the partner are still open.</param>
public sealed record AcknowledgementResponse(IReadOnlyList<ObligationResponse> Items, long Open);

/// <summary>A partner that fetched an article.</summary>
/// <param name="PartnerId">The partner's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Text">How much of the article it fetched.</param>
/// <param name="Version">The newest public version that it fetched.</param>
/// <param name="Fetches">How often it fetched the article.</param>
/// <param name="LastFetchedAt">When it last fetched the article.</param>
/// <param name="Owed">Corrections and take-downs since its first fetch that it has not acknowledged.</param>
/// <param name="Acknowledged">Corrections and take-downs since its first fetch that it has acknowledged.</param>
public sealed record HolderResponse(
    long PartnerId, string Name, PartnerText Text, int Version, long Fetches, DateTimeOffset LastFetchedAt,
    IReadOnlyList<HolderNoticeResponse> Owed, IReadOnlyList<HolderNoticeResponse> Acknowledged)
{
    internal static HolderResponse From(HolderRow row, IEnumerable<HolderNotice> notices)
    {
        var all = notices.ToLookup(notice => notice.AcknowledgedAt is not null, notice => new HolderNoticeResponse(
            notice.Id, ObligationResponse.KindOf(notice.Kind), notice.Seq, notice.At, row.Seq >= notice.Seq, notice.AcknowledgedAt));
        return new HolderResponse(
            row.Id, row.Name, row.Text, row.Version, row.Fetches, row.LastAt, [.. all[false]], [.. all[true]]);
    }
}

/// <summary>A correction or take-down as it concerns one partner.</summary>
/// <param name="Id">The obligation's id.</param>
/// <param name="Kind">What the partner has to do.</param>
/// <param name="Seq">The number of the change.</param>
/// <param name="At">When the article was corrected or taken down.</param>
/// <param name="FetchedSince">Whether the partner fetched the article again since then.</param>
/// <param name="AcknowledgedAt">When the partner acknowledged the obligation; null while the obligation is open.</param>
public sealed record HolderNoticeResponse(
    long Id, ObligationKind Kind, long Seq, DateTimeOffset At, bool FetchedSince, DateTimeOffset? AcknowledgedAt);
