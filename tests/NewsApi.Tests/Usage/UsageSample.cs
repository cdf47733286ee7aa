using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsApi.Articles.Published.Stories;
using NewsApi.Formats.Agents;
using NewsApi.Formats.Feeds;
using NewsApi.Formats.JsonLd;
using NewsApi.Formats.Markdown;
using NewsApi.Formats.Wire;
using NewsApi.Http;
using NewsApi.Json;
using NewsApi.ShareLinks.Kit;
using NewsApi.Site;
using NewsApi.Usage;

namespace NewsApi.Tests.Usage;

/// <summary>A story with a policy, in every form.</summary>
internal sealed class UsageSample(UsagePolicy policy)
{
    private static readonly PublicUrl Api = new(
        Options.Create(new HttpOptions { PublicUrl = "https://api.harbour.example" }), null!,
        Options.Create(new NewsReaderOptions { Enabled = false }), null!, null!);

    private static readonly SiteSettings Site = new()
    {
        Name = "Harbour", BaseUrl = "https://harbour.example", ArticlePath = "/{slug}", DefaultLanguage = "en", Languages = ["en"],
    };

    private static readonly SiteUrls Addresses = new(Site, Api);

    private static readonly ArticleShape Shape = ArticleShape.Of("id", "usage");

    private static readonly ServiceProvider Services = new ServiceCollection().AddSingleton(Api)
        .AddSingleton(Options.Create(new UsageOptions { ContentUsage = true })).BuildServiceProvider();

    private readonly PublishedStory _story = new(
        new PublishedArticle
        {
            Id = 7, Language = "en", Slug = "a", Title = "A", Usage = UsagePolicy.Write(policy), Syndicatable = true,
            Corrections = "[]",
        },
        Addresses);

    public UsagePolicy Policy => policy;

    public string Json
    {
        get
        {
            using var bytes = new MemoryStream();
            using (var writer = new Utf8JsonWriter(bytes))
                _story.Write(writer, Shape);
            return Encoding.UTF8.GetString(bytes.ToArray());
        }
    }

    public XElement Rsl => XDocument.Parse(Encoding.UTF8.GetString(Terms)).Root!;

    public IHeaderDictionary Headers
    {
        get
        {
            var context = new DefaultHttpContext { RequestServices = Services };
            UsageHeaders.Set(context, _story.Usage, _story.Article.Id);
            return context.Response.Headers;
        }
    }

    public string Data => new JsonLdArticle(_story, Site, Api).Text();

    public string Markdown => MarkdownArticle.Text(_story);

    public string Ninjs => ApiJson.Write(new Ninjs(Api).Of(_story));

    public string Agent => ApiJson.Write(AgentStory.Of(_story, Site, withCorrections: true));

    public string Kit => ApiJson.Write(
        new ShareKits(Site, Addresses).Of(_story.Article, (1, "abcdefg"), "en", (_story.AttributionLine, _story.LicenceUrl)).Kit!);

    public string Item => Feed.Items[0].Id;

    public XDocument Rss(RssProfile profile) => XDocument.Parse(Encoding.UTF8.GetString(RssFeed.Write(Feed, profile).Span));

    public XDocument Atom => XDocument.Parse(Encoding.UTF8.GetString(AtomFeed.Write(Feed).Span));

    public string JsonFeed => Encoding.UTF8.GetString(NewsApi.Formats.Feeds.JsonFeed.Write(Feed).Span);

    private byte[] Terms => NewsApi.Usage.Rsl.Document(new RslTerms(policy, "Harbour", null), "/");

    private Feed Feed => field ??= new Feed(
        "https://api.harbour.example/feeds", "Harbour", "All", "https://harbour.example", "en", DateTimeOffset.UnixEpoch,
        [new FeedLink("self", "https://api.harbour.example/feeds/feed.json")], IsArchive: false,
        [new FeedItems(Site, Api).Make(_story, fullText: false)], [], Site);
}
