using NewsApi.Articles.Published.Filters;
using NewsApi.Articles.Published.Lists;
using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Partners.Records;
using NewsApi.Sections;
using NewsApi.Site;
using NewsApi.Tags;

namespace NewsApi.Webhooks.Delivery;

/// <summary>Finds which articles a subscription follows: those that match its filter or, with a partner, the partner's scope.</summary>
internal sealed class WebhookScope(Db db, SectionRepository sections, TagRepository tags, PartnerRepository partners, SiteCache sites)
{
    /// <summary>The partner of a subscription; null if it has no partner.</summary>
    public async Task<Partner?> PartnerOf(Webhook webhook, CancellationToken ct) =>
        webhook.PartnerId is { } id ? await partners.Find(id, ct) : null;

    /// <returns>Null if the partner is switched off or missing; then the subscription follows no articles.</returns>
    public async Task<ChangeFilter?> Filter(Webhook webhook, CancellationToken ct) =>
        webhook.PartnerId is null ? await Filter(webhook.Languages, webhook.Sections, webhook.Tags, ct)
        : await PartnerOf(webhook, ct) is not { Active: true } partner ? null
        : await Filter(partner.Languages, partner.Sections, partner.Tags, ct) with
        {
            SyndicatableOnly = partner.SyndicatableOnly,
            DeniedSections = partner.SyndicatableOnly ? await Denied(ct) : new HashSet<long>(),
        };

    /// <summary>Whether a subscription follows an article as it is now.</summary>
    public async Task<bool> Has(Webhook webhook, long articleId, CancellationToken ct) =>
        await Filter(webhook, ct) is { } filter
        && (await db.ReadSnapshotAsync(read => SyncArticles.Scopes(read, [articleId], ct).AsTask(), ct))
            .TryGetValue(articleId, out var scope)
        && filter.Matches(scope);

    private Task<IReadOnlySet<long>> Denied(CancellationToken ct) => db.ReadSnapshotAsync(
        async read => await DeniedSections.Find(read, (await sites.Get(read, ct)).Usage, ct), ct);

    // The filter uses slugs. So a subscription follows a section or tag that is renamed or merged.
    private async Task<ChangeFilter> Filter(
        IReadOnlyList<string> languages, IReadOnlyList<string> sectionSlugs, IReadOnlyList<string> tagSlugs, CancellationToken ct)
    {
        var (sectionIds, tagIds) = (new HashSet<long>(), new HashSet<long>());
        foreach (var slug in sectionSlugs)
            if (await sections.FindBySlug(slug, ct) is { } section)
                sectionIds.Add(section.Id);
        foreach (var slug in tagSlugs)
            if (await tags.FindBySlug(slug, ct) is { } tag)
                tagIds.Add(tag.Id);
        return new ChangeFilter
        {
            Languages = languages.Count == 0 ? null : languages.ToHashSet(StringComparer.OrdinalIgnoreCase),
            Sections = sectionSlugs.Count == 0 ? [] : [sectionIds],
            Tags = tagSlugs.Count == 0 ? [] : [tagIds],
        };
    }
}
