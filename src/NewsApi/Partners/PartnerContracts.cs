using NewsApi.Http.Answers;
using NewsApi.Partners.Records;

namespace NewsApi.Partners;

/// <summary>A partner as an admin sends it; replaces the whole partner.</summary>
/// <param name="Name" example="Northern News Agency">Its name, 1 to 100 characters.</param>
/// <param name="Contact">The contact at the partner, at most 500 characters.</param>
/// <param name="Scope">The part of the site that its keys can read; null means the whole site.</param>
/// <param name="Text">How much of an article it gets; null means <c>full</c>.</param>
/// <param name="Rights">Which articles it gets, by their rights; null means <c>syndicatable</c>.</param>
/// <param name="DailyRequests">The maximum number of requests in a UTC day, 1 to 100,000,000; null means no limit.</param>
/// <param name="Active">Whether its keys work; null means yes.</param>
public sealed record PartnerRequest(
    string? Name, string? Contact = null, PartnerScope? Scope = null, PartnerText? Text = null, PartnerRights? Rights = null,
    int? DailyRequests = null, bool? Active = null);

/// <summary>A part of the site. An article belongs to it if the article matches every list that is not empty.</summary>
/// <param name="Languages">BCP 47 tags.</param>
/// <param name="Sections">Slugs of sections; sections below them count too.</param>
/// <param name="Tags">Slugs of tags.</param>
public sealed record PartnerScope(
    IReadOnlyList<string>? Languages = null, IReadOnlyList<string>? Sections = null, IReadOnlyList<string>? Tags = null);

/// <summary>A partner.</summary>
/// <param name="Id">The partner's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Contact">The contact at the partner.</param>
/// <param name="Scope">The part of the site that its keys can read.</param>
/// <param name="Text">How much of an article it gets.</param>
/// <param name="Rights">Which articles it gets, by their rights.</param>
/// <param name="DailyRequests">The maximum number of requests in a UTC day; null for no limit.</param>
/// <param name="Active">Whether its keys work.</param>
/// <param name="Version">Increases by one with each change; the ETag.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="CreatedBy">Who created it.</param>
/// <param name="ModifiedAt">When it was last changed.</param>
/// <param name="LastUsedAt">When it last sent a request.</param>
public sealed record PartnerResponse(
    long Id,
    string Name,
    string? Contact,
    PartnerScopeResponse Scope,
    PartnerText Text,
    PartnerRights Rights,
    int? DailyRequests,
    bool Active,
    int Version,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    DateTimeOffset ModifiedAt,
    DateTimeOffset? LastUsedAt) : IVersioned
{
    internal static PartnerResponse From(Partner partner) => new(
        partner.Id, partner.Name, partner.Contact, PartnerScopeResponse.Of(partner), partner.Text, partner.Rights, partner.DailyRequests,
        partner.Active, partner.Version, partner.CreatedAt, partner.CreatedBy, partner.ModifiedAt, partner.LastUsedAt);
}

/// <summary>The part of the site that a partner gets; an empty list means all.</summary>
/// <param name="Languages">BCP 47 tags.</param>
/// <param name="Sections">Slugs of sections; sections below them count too.</param>
/// <param name="Tags">Slugs of tags.</param>
public sealed record PartnerScopeResponse(IReadOnlyList<string> Languages, IReadOnlyList<string> Sections, IReadOnlyList<string> Tags)
{
    internal static PartnerScopeResponse Of(Partner partner) => new(partner.Languages, partner.Sections, partner.Tags);
}

/// <summary>A new key of a partner.</summary>
/// <param name="Name" example="Feed reader">A name that says what uses the key, 1 to 100 characters.</param>
/// <param name="ExpiresAt">When the key stops working; null for never. Must lie in the future.</param>
public sealed record PartnerKeyRequest(string? Name, DateTimeOffset? ExpiresAt = null);
