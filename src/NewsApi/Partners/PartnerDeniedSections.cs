using System.Globalization;
using NewsApi.Articles.Published.Filters;
using NewsApi.Data;
using NewsApi.Partners.Records;
using NewsApi.Site;

namespace NewsApi.Partners;

/// <summary>Finds the sections for which the usage policies of the site and its sections deny syndication.</summary>
internal sealed class PartnerDeniedSections(Db db, SiteCache sites)
{
    /// <summary>The ids of the sections that deny syndication to the partner, separated by commas; empty for none.</summary>
    public async Task<string> DeniedTo(Partner partner, CancellationToken ct) => !partner.SyndicatableOnly
        ? ""
        : string.Join(',', (await db.ReadSnapshotAsync(
            async read => await DeniedSections.Find(read, (await sites.Get(read, ct)).Usage, ct), ct))
            .Order().Select(id => id.ToString(CultureInfo.InvariantCulture)));
}
