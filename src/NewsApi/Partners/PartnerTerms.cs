using System.Globalization;
using NewsApi.Articles.Published.Filters;
using NewsApi.Data;
using NewsApi.Partners.Records;
using NewsApi.Site;

namespace NewsApi.Partners;

/// <summary>What the usage policies of the site and its sections take from partners.</summary>
internal sealed class PartnerTerms(Db db, SiteCache sites)
{
    /// <summary>The ids of the sections of which the partner gets nothing, as a text; empty where it gets all.</summary>
    public async Task<string> DeniedTo(Partner partner, CancellationToken ct) => !partner.SyndicatableOnly
        ? ""
        : string.Join(',', (await db.ReadSnapshotAsync(
            async read => await DeniedSections.Find(read, (await sites.Get(read, ct)).Usage, ct), ct))
            .Order().Select(id => id.ToString(CultureInfo.InvariantCulture)));
}
