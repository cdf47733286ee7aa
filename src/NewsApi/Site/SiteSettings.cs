using System.Runtime.CompilerServices;
using Dapper;
using NewsApi.Data.Statements;
using NewsApi.Text.Names;
using NewsApi.Usage;

namespace NewsApi.Site;

/// <summary>The site's settings, from the only row of the table <c>site</c>.</summary>
internal sealed record SiteSettings
{
    public string Name { get; init; } = "";

    public string? BaseUrl { get; init; }

    public string ArticlePath { get; init; } = "";

    public string DefaultLanguage { get; init; } = "";

    public IReadOnlyList<string> Languages { get; init; } = [];

    public SocialProfiles Social { get; init; } = new(null, null, null, null, null);

    public AppStores AppStores { get; init; } = new(null, null);

    public LocalisedText Licence { get; init; } = LocalisedText.From(null);

    public string? LicenceUrl { get; init; }

    public Logo? Logo { get; init; }

    public string? FacebookAppId { get; init; }

    public SiteApps Apps { get; init; } = SiteApps.From(null);

    /// <summary>Host names, in ASCII and lower case. Article bodies may show pages of these hosts in frames.</summary>
    public IReadOnlyList<string> EmbedHosts { get; init; } = [];

    /// <summary>IANA name of the newsroom's time zone.</summary>
    public string TimeZone { get; init; } = "UTC";

    public SiteFeeds Feeds { get; init; } = SiteFeeds.From(null);

    public UsagePolicy Usage { get; init; } = UsagePolicy.Silent;

    public SitePublisher Publisher { get; init; } = SitePublisher.Unknown;

    public SitePublication Publication { get; init; } = SitePublication.Free;

    public int Version { get; init; }

    public DateTimeOffset ModifiedAt { get; init; }

    /// <summary>Finds exactly this language, in the site's spelling; null when the site does not have it.</summary>
    public string? Find(string language) =>
        Languages.FirstOrDefault(own => own.Equals(language, StringComparison.OrdinalIgnoreCase));

    [ModuleInitializer]
    internal static void Register()
    {
        SqlMapper.AddTypeHandler(new JsonColumn<IReadOnlyList<string>>());
        SqlMapper.AddTypeHandler(new JsonColumn<SocialProfiles>());
        SqlMapper.AddTypeHandler(new JsonColumn<AppStores>());
        SqlMapper.AddTypeHandler(new JsonColumn<Logo>());
        SqlMapper.AddTypeHandler(new JsonColumn<SiteApps>());
        SqlMapper.AddTypeHandler(new JsonColumn<SiteFeeds>());
        SqlMapper.AddTypeHandler(new JsonColumn<UsagePolicy>());
        SqlMapper.AddTypeHandler(new JsonColumn<SitePublisher>());
        SqlMapper.AddTypeHandler(new JsonColumn<SitePublication>());
    }
}
