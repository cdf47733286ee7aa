using NewsApi.Access;
using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Http.Answers;
using NewsApi.Json;
using NewsApi.Text.Addresses;
using NewsApi.Text.Names;
using NewsApi.Usage;

namespace NewsApi.Site;

internal sealed class SiteRepository(Db db, ChangeLog changes)
{
    private const int OnlyRow = 1;

    private static readonly Sql GetSql = new("""
        SELECT name, base_url, article_path, default_language, languages, social, app_stores, licence, licence_url, logo,
            facebook_app_id, apps, embed_hosts, time_zone, feeds, usage, publisher, publication, version, modified_at
        FROM site
        WHERE id = 1
        """);

    private static readonly Sql UpdateSql = new("""
        UPDATE site
        SET name = @Name, base_url = @BaseUrl, article_path = @ArticlePath, default_language = @DefaultLanguage,
            languages = @Languages, social = @Social, app_stores = @AppStores, licence = @Licence, licence_url = @LicenceUrl,
            logo = @Logo, facebook_app_id = @FacebookAppId, apps = @Apps, embed_hosts = @EmbedHosts, time_zone = @TimeZone,
            feeds = @Feeds, usage = @Usage, publisher = @Publisher, publication = @Publication, version = @Version, seq = @Seq,
            modified_at = @ModifiedAt
        WHERE id = 1
        """);

    /// <summary>Reads the settings for public answers, from the read replica if there is one.</summary>
    public async Task<SiteSettings> Get(CancellationToken ct) => (await db.FindPublicAsync<SiteSettings>(GetSql, null, ct))!;

    /// <summary>Reads the newest settings, for editors.</summary>
    public async Task<SiteSettings> GetNewest(CancellationToken ct) => (await db.FindAsync<SiteSettings>(GetSql, null, ct))!;

    /// <summary>Reads the settings in the session, and so in the database snapshot, that reads the rest of an answer.</summary>
    public static async ValueTask<SiteSettings> Get(ReadSession read, CancellationToken ct) =>
        (await read.FindAsync<SiteSettings>(GetSql, null, ct))!;

    /// <summary>Adds the query that reads the settings to a batch of statements.</summary>
    public static ReadBatch.FoundItem<SiteSettings> Ask(ReadBatch batch) => batch.Find<SiteSettings>(GetSql);

    /// <summary>Reads the settings inside a write transaction, for code that checks the site's languages.</summary>
    public static SiteSettings Get(ContentWrite write) => write.Find<SiteSettings>(GetSql)!;

    public Task<Outcome<SiteSettings>> Update(int version, SiteRequest request, Caller by, CancellationToken ct) =>
        changes.WriteAsync<Outcome<SiteSettings>>(
            by,
            write =>
            {
                var current = Get(write);
                if (current.Version != version)
                    return IfMatch.Stale(current.Version);
                var site = From(request) with { Version = version + 1, ModifiedAt = write.Now };
                var detail = AuditDetail.Of(EditorialSite.From(current), EditorialSite.From(site));
                if (detail.Count == 0)
                    return current;
                write.Run(UpdateSql, new
                {
                    site.Name, site.BaseUrl, site.ArticlePath, site.DefaultLanguage, Languages = ApiJson.Write(site.Languages),
                    site.Social, site.AppStores, site.Licence, site.LicenceUrl, site.Logo, site.FacebookAppId, site.Apps,
                    EmbedHosts = ApiJson.Write(site.EmbedHosts), site.TimeZone, site.Feeds, site.Usage,
                    site.Publisher, site.Publication, site.Version, write.Seq, site.ModifiedAt,
                });
                write.Record(ChangeKinds.Site, OnlyRow, ChangeActions.Updated, detail: detail);
                return site;
            },
            ct);

    private static SiteSettings From(SiteRequest request) => new()
    {
        Name = request.Name!,
        BaseUrl = Escaped(request.BaseUrl)?.TrimEnd('/'),
        ArticlePath = request.ArticlePath ?? "/{language}/{slug}",
        DefaultLanguage = Languages.Canonical(request.DefaultLanguage!),
        Languages = [.. request.Languages!.Select(Languages.Canonical).Distinct()],
        Social = new SocialProfiles(
            Escaped(request.Social?.X), Escaped(request.Social?.YouTube), Escaped(request.Social?.Instagram),
            Escaped(request.Social?.Facebook), Escaped(request.Social?.Telegram)),
        AppStores = new AppStores(Escaped(request.AppStores?.Apple), Escaped(request.AppStores?.Google)),
        Licence = LocalisedText.From(request.Licence),
        LicenceUrl = Escaped(request.LicenceUrl),
        Logo = request.Logo is { } logo ? logo with { Url = Escaped(logo.Url)! } : null,
        FacebookAppId = request.FacebookAppId,
        Apps = SiteApps.From(request.Apps),
        EmbedHosts = [.. (request.EmbedHosts ?? []).Select(host => HostNames.Ascii(host)!).Distinct()],
        TimeZone = request.TimeZone ?? "UTC",
        Feeds = SiteFeeds.From(request.Feeds),
        Usage = request.Usage?.Normal() ?? UsagePolicy.Silent,
        Publisher = SitePublisher.From(request.Publisher),
        Publication = SitePublication.From(request.Publication),
    };

    private static string? Escaped(string? url) => url is null ? null : WebAddresses.Escape(url);
}
