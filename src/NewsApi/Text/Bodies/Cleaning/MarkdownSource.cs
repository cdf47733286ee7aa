using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Renderers;
using Markdig.Syntax;

namespace NewsApi.Text.Bodies.Cleaning;

/// <summary>Converts CommonMark with tables, strikethrough, bare links, figures and footnotes to HTML that is not yet sanitised.</summary>
internal static class MarkdownSource
{
    // Limits for slow input: Markdig compares each delimiter of a paragraph with all earlier ones, and scans the rest of the text for each
    // link.
    private const int MaxDelimitersPerParagraph = 4_000;
    private const int MaxLinksOfAKind = 1_000;

    private static readonly string[] LinkSigns = ["](", "]:", "www.", "http://", "https://", "ftp://", "mailto:", "tel:"];

    private static readonly SearchValues<char> Delimiters = SearchValues.Create("*_~[]^");

    private static readonly MarkdownPipeline Pipeline = Extensions().Build();

    private static readonly MarkdownPipeline PrecisePipeline = Extensions().UsePreciseSourceLocation().Build();

    /// <summary>
    /// Converts Markdown. Returns false, with a sentence for the author, if the text is nested too deeply, has too many links, or has too
    /// many delimiters such as <c>*</c> in one paragraph.
    /// </summary>
    public static bool TryToHtml(string markdown, [NotNullWhen(true)] out string? html, [NotNullWhen(false)] out string? error)
    {
        html = null;
        error = null;
        if (LinkSigns.FirstOrDefault(sign => markdown.AsSpan().Count(sign) > MaxLinksOfAKind) is { } crowded)
            error = $"The text contains '{crowded}' {markdown.AsSpan().Count(crowded):N0} times; at most {MaxLinksOfAKind:N0} are allowed.";
        else if (CrowdedLine(markdown) is { } line)
            error = $"The paragraph at line {line:N0} has more than {MaxDelimitersPerParagraph:N0} of the signs * _ ~ [ ] ^.";
        if (error is not null)
            return false;
        try
        {
            html = Markdown.ToHtml(markdown, Pipeline);
            return true;
        }
        // Markdig throws this when its nesting limit is exceeded.
        catch (ArgumentException)
        {
            error = "The Markdown is nested too deeply.";
            return false;
        }
    }

    /// <summary>Parses Markdown that <see cref="TryToHtml"/> accepts. Each part has its position in the text.</summary>
    public static MarkdownDocument Parse(string markdown) => Markdown.Parse(markdown, PrecisePipeline);

    /// <summary>Converts a part of a Markdown document to HTML.</summary>
    public static string ToHtml(MarkdownObject part)
    {
        using var text = new StringWriter();
        var renderer = new HtmlRenderer(text);
        PrecisePipeline.Setup(renderer);
        renderer.Render(part);
        return text.ToString();
    }

    private static MarkdownPipelineBuilder Extensions() => new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .UseAutoLinks(new AutoLinkOptions { UseHttpsForWWWLinks = true })
        .UseFigures()
        .UseFootnotes();

    private static int? CrowdedLine(string markdown)
    {
        var (delimiters, number) = (0, 0);
        foreach (var line in markdown.AsSpan().EnumerateLines())
        {
            number++;
            if (line.IsWhiteSpace())
                delimiters = 0;
            delimiters += Runs(line);
            if (delimiters > MaxDelimitersPerParagraph)
                return number;
        }
        return null;
    }

    // A row of fifty asterisks counts as one run.
    private static int Runs(ReadOnlySpan<char> line)
    {
        var runs = 0;
        var last = '\0';
        foreach (var c in line)
        {
            if (Delimiters.Contains(c) && (c != last || c is '[' or ']'))
                runs++;
            last = c;
        }
        return runs;
    }
}
