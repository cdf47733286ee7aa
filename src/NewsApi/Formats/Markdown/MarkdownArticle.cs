using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NewsApi.Articles.Published.Stories;
using NewsApi.Json;
using NewsApi.Text.Bodies.Blocks;

namespace NewsApi.Formats.Markdown;

/// <summary>A public story as one Markdown document: data as YAML, headline, text, and a line that credits the story.</summary>
internal static class MarkdownArticle
{
    /// <summary>The article fields that the document needs.</summary>
    public static readonly ArticleShape Shape = ArticleShape.WithBlocks(
        "id", "language", "translationGroup", "url", "title", "summary", "section", "tags", "authors", "byline", "source", "leadImage",
        "rights", "usage", "aiUse", "responsible", "publishedAt", "updatedAt", "version", "corrections");

    private static readonly JsonTypeInfo<IReadOnlyList<Block>> Blocks = ApiJson.TypeOf<IReadOnlyList<Block>>();

    public static byte[] Write(PublishedStory story) => Encoding.UTF8.GetBytes(Text(story));

    public static string Text(PublishedStory story)
    {
        var document = new StringBuilder(FrontMatter.Of(story))
            .Append("\n# ").Append(MarkdownText.Escape(story.Article.Title)).Append("\n\n");
        if (story.Article.Blocks is { } stored && JsonSerializer.Deserialize(stored.Bytes, Blocks) is { Count: > 0 } blocks)
            document.Append(new BlockMarkdown(Absolute(story.Url)).Write(blocks)).Append("\n\n");
        return document.Append(Credit(story)).Append('\n').ToString();
    }

    // The credit is always one line in the text itself, so a person who copies the text also copies the credit.
    private static string Credit(PublishedStory story)
    {
        var terms = story.AttributionLine;
        var address = MarkdownText.Address(story.Url);
        return terms is null ? $"<{address}>" : $"{MarkdownText.Escape(terms, atLineStart: true)} <{address}>";
    }

    private static Func<string, string?> Absolute(string page) => address =>
        address is ['#', ..] or "" ? null
        : address[0] != '/' ? address
        : Uri.TryCreate(new Uri(page), address, out var absolute) ? absolute.AbsoluteUri : null;
}
