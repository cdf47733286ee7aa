using System.Globalization;
using System.Text.Json;
using NewsApi.Articles.Published.Stories;
using NewsApi.Http;
using NewsApi.Json;
using NewsApi.ShareLinks.Kit;
using NewsApi.Tags;
using NewsApi.Usage;

namespace NewsApi.Formats.Wire;

/// <summary>Makes IPTC ninjs 3.1 of public stories (https://iptc.org/standards/ninjs/).</summary>
internal sealed class Ninjs(PublicUrl api)
{
    private const string PlainText = "text/plain", Html = "text/html", About = "about";

    private static readonly string[] Fields =
    [
        "id", "language", "translationGroup", "slug", "url", "title", "summary", "section", "tags", "authors", "byline", "source",
        "placeLine", "leadImage", "rights", "usage", "aiUse", "responsible",
        "wordCount", "createdAt", "publishedAt", "modifiedAt", "version", "translations", "corrections",
    ];

    /// <summary>The article fields for a complete ninjs object.</summary>
    public static readonly ArticleShape Full = ArticleShape.WithHtml(Fields);

    /// <summary>The article fields for a ninjs object without the story's text.</summary>
    public static readonly ArticleShape Partial = ArticleShape.Of(Fields);

    private static readonly NinjsStandard Standard = new("ninjs", "3.1", "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#");

    /// <summary>Makes the ninjs object of a story. The object has the text if the story was read with its text.</summary>
    public NinjsItem Of(PublishedStory story)
    {
        var article = story.Article;
        var (people, others) = (new List<NinjsConcept>(), story.Tags.ToLookup(tag => tag.Kind));
        people.AddRange(story.Authors.Select(author =>
            new NinjsConcept(author.Name, EnumName(author.Role), At($"/v1/authors/{author.Slug}"), author.Slug)));
        people.AddRange(others[TagKind.Person].Select(tag => OfTag(tag)));
        if (article.Responsible is { } responsible)
            people.Add(new NinjsConcept(responsible, "responsible"));
        return new NinjsItem(AddressOf(article.Id), Standard, NinjsStatus.Usable)
        {
            Type = NinjsType.Text,
            RepresentationType = article.Html is null ? NinjsRepresentation.Partial : NinjsRepresentation.Full,
            Version = Number(article.Version),
            FirstCreated = article.PublishedAt,
            VersionCreated = article.ModifiedAt,
            ContentCreated = article.CreatedAt,
            Language = article.Language,
            Title = article.Title,
            Slugline = article.Slug,
            By = article.Byline ?? Joined(story.Authors),
            Located = article.PlaceLine,
            UsageTerms = article.Licence ?? story.SiteLicence,
            CopyrightNotice = story.AttributionLine,
            RightsInfo = Ascii(story.LicenceUrl) is { } licence ? new NinjsRights(Rsl.Namespace, licence) : null,
            Headlines = [new NinjsText(article.Title, "main", PlainText)],
            Descriptions = [.. Descriptions(story)],
            Bodies = article.Html is { } html ? [new NinjsBody(html.ToString(), "main", Html, article.WordCount)] : null,
            People = people,
            Organisations = [.. others[TagKind.Organisation].Select(tag => OfTag(tag))],
            Places = [.. others[TagKind.Place].Select(tag => OfTag(tag))],
            Subjects =
            [
                .. Sections(story), .. others[TagKind.Topic].Select(tag => OfTag(tag)),
                .. others[TagKind.Series].Select(tag => OfTag(tag, "series")),
            ],
            InfoSources = article.SourceName is { } source ? [new NinjsSource(source, Ascii(article.SourceUrl))] : [],
            AltIds = [new NinjsId("id", Number(article.Id)), new NinjsId("translationGroup", Number(article.TranslationGroup))],
            Renditions = Ascii(story.Url) is { } page ? [new NinjsRendition("web", page, Html)] : [],
            DigitalSourceType = story.AiUse is { SourceCode: { } code } ai
                ? new NinjsSourceType(ai.KindName!, AiUse.SourceTypes + code, code)
                : null,
            Associations = [.. Picture(story), .. story.Translations.Select(Translation)],
        };
    }

    /// <summary>Makes the ninjs object of a story that may no longer be used.</summary>
    public NinjsItem Canceled(long id, int? version) =>
        new(AddressOf(id), Standard, NinjsStatus.Canceled) { Version = version is { } number ? Number(number) : null };

    private static IEnumerable<NinjsText> Descriptions(PublishedStory story)
    {
        var article = story.Article;
        if (article.Summary is { } summary)
            yield return new NinjsText(summary, "summary", PlainText);
        if (article.Corrections is { } stored)
            foreach (var correction in ApiJson.Read<IReadOnlyList<CorrectionResponse>>(stored))
                yield return new NinjsText($"{InstantConverter.Format(correction.At)} {correction.Note}", "correction", PlainText);
        if (story.AiUse?.Note is { } note)
            yield return new NinjsText(note, "aiNote", PlainText);
    }

    private IEnumerable<NinjsConcept> Sections(PublishedStory story) => story.Section is { } section
        ? section.Ancestors.Select(above => (above.Slug, above.Name)).Append((section.Slug, section.Name))
            .Select(one => new NinjsConcept(one.Name, "section", At($"/v1/sections/{one.Slug}"), one.Slug))
        : [];

    private NinjsConcept OfTag(TagReference tag, string rel = About) => new(tag.Name, rel, At($"/v1/tags/{tag.Slug}"), tag.Slug);

    private static IEnumerable<NinjsAssociation> Picture(PublishedStory story)
    {
        var article = story.Article;
        if (Ascii(article.ImageUrl) is not { } address)
            yield break;
        yield return new NinjsAssociation("leadImage", "leadImage", address, NinjsType.Picture)
        {
            By = article.ImageCredit,
            Descriptions = article.ImageAlt is { } alt ? [new NinjsText(alt, "alt", PlainText)] : [],
            Renditions = story.LeadPicture?.Renditions is { } sizes
                ?
                [
                    .. sizes.Select(size => new NinjsRendition(
                        size.Preset, AbsoluteUrl.Ascii(size.Url), size.Type, size.Width, size.Height)),
                ]
                : [new NinjsRendition("original", address, Width: article.ImageWidth, Height: article.ImageHeight)],
        };
    }

    private NinjsAssociation Translation(TranslationReference other) =>
        new($"translation-{other.Language}", "translation", AddressOf(other.Id), NinjsType.Text)
        {
            Language = other.Language,
            Title = other.Title,
            Renditions = Ascii(other.Url) is { } page ? [new NinjsRendition("web", page, Html)] : [],
        };

    private string AddressOf(long id) => At($"/v1/articles/{Number(id)}");

    // The schema asks for URIs, which are ASCII.
    private string At(string path) => AbsoluteUrl.Ascii(api.At(path));

    private static string? Ascii(string? address) => AbsoluteUrl.TryAscii(address, out var ascii) ? ascii : null;

    private static string? Joined(IReadOnlyList<AuthorReference> authors)
    {
        var names = authors.Where(author => author.Role is AuthorRole.Author or AuthorRole.Contributor)
            .Select(author => author.Name).ToList();
        return names.Count == 0 ? null : string.Join(", ", names);
    }

    private static string EnumName(AuthorRole role) => JsonNamingPolicy.CamelCase.ConvertName(role.ToString());

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
