using System.Text;

namespace NewsApi.ShareLinks.Cards;

/// <summary>Markup with a maximum number of bytes. A piece that does not fit is left out completely.</summary>
internal sealed class SizeLimitedHtml(int mostBytes)
{
    private readonly StringBuilder _markup = new();

    public int Left { get; private set; } = mostBytes;

    /// <summary>Adds markup that is already encoded.</summary>
    public bool Add(string markup)
    {
        var bytes = Encoding.UTF8.GetByteCount(markup);
        if (bytes > Left)
            return false;
        _markup.Append(markup);
        Left -= bytes;
        return true;
    }

    /// <summary>A <c>meta</c> with <c>property</c>, as in Open Graph. Empty content adds no tag.</summary>
    public bool Property(string name, string? content) => Tag("property", name, content);

    /// <summary>A <c>meta</c> with <c>name</c>. Empty content adds no tag.</summary>
    public bool Name(string name, string? content) => Tag("name", name, content);

    public bool Link(string rel, string href, string more = "") => Add($"<link rel=\"{rel}\"{more} href=\"{CardText.Html(href)}\">\n");

    public override string ToString() => _markup.ToString();

    private bool Tag(string kind, string name, string? content) =>
        !string.IsNullOrEmpty(content) && Add($"<meta {kind}=\"{name}\" content=\"{CardText.Html(content)}\">\n");
}
