using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace NewsApi.ShareLinks.Cards;

/// <summary>A card as a schema.org <c>NewsArticle</c> in JSON-LD, encoded so that it can be put into a page.</summary>
internal static class CardData
{
    // Search engines cut headlines there.
    private const int MostHeadline = 110;

    private const int MostBytes = 2_400, MostText = 300, MostName = 120, MostKeywords = 12, MostWriters = 5;

    // Leaves letters of all scripts as they are, and escapes what HTML could read as markup.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The whole, or, where that is too long, what search engines require, or the headline alone.</summary>
    public static string Write(LinkCard card)
    {
        foreach (var detail in (int[])[3, 2, 1])
            if (Write(card, detail) is { } data && Encoding.UTF8.GetByteCount(data) <= MostBytes)
                return data;
        return Write(card, 0);
    }

    private static string Write(LinkCard card, int detail)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("@context", "https://schema.org");
            json.WriteString("@type", "NewsArticle");
            json.WriteString("headline", CardText.Cut(card.Title, MostHeadline, MostText));
            if (detail > 0)
                WritePage(json, card);
            json.WriteString("datePublished", card.PublishedAt.UtcDateTime);
            json.WriteString("dateModified", card.UpdatedAt.UtcDateTime);
            json.WriteString("inLanguage", card.Language);
            json.WriteBoolean("isAccessibleForFree", true);
            if (detail > 1)
                WriteMore(json, card);
            if (detail > 2)
                WriteTexts(json, card);
            if (detail > 0)
                WritePeople(json, card);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static void WritePage(Utf8JsonWriter json, LinkCard card)
    {
        json.WriteStartObject("mainEntityOfPage");
        json.WriteString("@type", "WebPage");
        json.WriteString("@id", card.Url);
        json.WriteEndObject();
    }

    private static void WriteMore(Utf8JsonWriter json, LinkCard card)
    {
        if (card.Image is not null)
            WriteImage(json, "image", card.Image);
        if (card.Section is not null)
            json.WriteString("articleSection", CardText.Cut(card.Section.Name, MostName));
    }

    private static void WriteTexts(Utf8JsonWriter json, LinkCard card)
    {
        if (CardText.Cut(card.SeoDescription ?? card.Description, MostText) is { Length: > 0 } description)
            json.WriteString("description", description);
        if (card.Tags.Count == 0)
            return;
        json.WriteStartArray("keywords");
        foreach (var tag in card.Tags.Take(MostKeywords))
            json.WriteStringValue(CardText.Cut(tag.Name, MostName));
        json.WriteEndArray();
    }

    private static void WritePeople(Utf8JsonWriter json, LinkCard card)
    {
        var writers = card.Writers.Take(MostWriters).Select(name => CardText.Cut(name, MostName)).ToList();
        json.WriteStartArray("author");
        // Search engines require an author: the newsroom, where nobody is named.
        foreach (var (type, name) in writers.Count > 0
            ? writers.Select(name => ("Person", name))
            : [("Organization", CardText.Cut(card.Site.Name, MostName))])
        {
            json.WriteStartObject();
            json.WriteString("@type", type);
            json.WriteString("name", name);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("publisher");
        json.WriteString("@type", "Organization");
        json.WriteString("name", CardText.Cut(card.Site.Name, MostName));
        json.WriteString("url", card.Site.Url);
        if (card.Site.Logo is not null)
            WriteImage(json, "logo", card.Site.Logo);
        json.WriteEndObject();
    }

    private static void WriteImage(Utf8JsonWriter json, string name, CardImage image)
    {
        json.WriteStartObject(name);
        json.WriteString("@type", "ImageObject");
        json.WriteString("url", image.Url);
        if (image is { Width: { } width, Height: { } height })
        {
            json.WriteNumber("width", width);
            json.WriteNumber("height", height);
        }

        json.WriteEndObject();
    }
}
