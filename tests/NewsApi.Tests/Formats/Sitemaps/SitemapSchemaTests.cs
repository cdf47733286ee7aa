using System.Net;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Formats.Sitemaps;

/// <summary>Sitemaps are valid by schemas that are written from the public protocol.</summary>
public class SitemapSchemaTests(Database database) : DatabaseFixture(database)
{
    private static readonly XmlSchemaSet Schemas = Load();

    [TestCase("/sitemap.xml", 1)]
    [TestCase("/sitemaps/articles/0", 5)]
    [TestCase("/news-sitemap.xml", 5)]
    public async Task A_sitemap_is_valid(string path, int entries)
    {
        var document = XDocument.Parse((await Anonymous.Get(path)).Expect(HttpStatusCode.OK).Text);
        Assert.That(Faults(document), Is.Empty);
        Assert.That(document.Root!.Elements().Count(), Is.EqualTo(entries));
    }

    [TestCase("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><lastmod>2026-03-01</lastmod></url></urlset>")]
    [TestCase("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>https://x.example/Мост</loc></url></urlset>")]
    [TestCase("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>/relative/address</loc></url></urlset>")]
    [TestCase("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>https://x.example/</loc><news/></url></urlset>")]
    [TestCase("<urlset/>")]
    public void A_wrong_one_is_caught(string text) => Assert.That(Faults(XDocument.Parse(text)), Is.Not.Empty);

    protected override async Task Prepare()
    {
        var site = await Admin.Get("/v1/editorial/site");
        (await Admin.Put(
            "/v1/editorial/site",
            new
            {
                name = "News & <Example>", baseUrl = "https://news.example", articlePath = "/{language}/{slug}",
                languages = new[] { "en", "ru", "hy", "ar", "az-Latn" }, defaultLanguage = "en",
            },
            site.ETag)).Expect(HttpStatusCode.OK);
        long? of = null;
        foreach (var (language, title) in (IEnumerable<(string, string)>)
                 [("en", "A <bridge> & \"more\" ]]>"), ("ru", "Мост"), ("hy", "Կամուրջ"), ("ar", "جسر"), ("az-Latn", "Körpü")])
            of = (await Editor.PublishedArticle(new
            {
                language, title, translationOf = of, body = new { format = "markdown", content = "x" },
                leadImage = new { url = $"https://img.example/{language}/мост.jpg?a=1&b=2", alt = "x" },
            })).Id;
    }

    private static List<string> Faults(XDocument document)
    {
        // What no schema knows is not a fault of itself.
        var root = new XmlQualifiedName(document.Root!.Name.LocalName, document.Root.Name.NamespaceName);
        List<string> faults = Schemas.GlobalElements.Contains(root) ? [] : ["No schema has this root."];
        document.Validate(Schemas, (_, fault) => faults.Add(fault.Message));
        return faults;
    }

    private static XmlSchemaSet Load()
    {
        var schemas = new XmlSchemaSet();
        foreach (var file in (string[])["sitemap.xsd", "sitemap-image.xsd", "sitemap-news.xsd", "sitemap-links.xsd"])
            using (var reader = XmlReader.Create(SourceTree.File("tests", "NewsApi.Tests", "Formats", "Sitemaps", file)))
                schemas.Add(null, reader);
        schemas.Compile();
        return schemas;
    }
}
