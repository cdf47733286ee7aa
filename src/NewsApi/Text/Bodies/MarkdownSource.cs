using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Markdig;
using Markdig.Extensions.EmphasisExtras;

namespace NewsApi.Text.Bodies;

/// <summary>Converts CommonMark with tables, strikethrough, bare links and figures to HTML that is not yet sanitised.</summary>
internal static class MarkdownSource
{
    // Markdig compares each delimiter of a paragraph with all earlier ones, and scans to the end of the text for each link.
    private const int MaxDelimitersPerParagraph = 4_000;
    private const int MaxLinksOfAKind = 1_000;

    private static readonly string[] LinkSigns = ["](", "]:", "www.", "http://", "https://", "ftp://", "mailto:", "tel:"];

    private static readonly SearchValues<char> Delimiters = SearchValues.Create("*_~[]^");

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .UseAutoLinks()
        .UseFigures()
        .Build();

    /// <summary>False if the text is nested too deeply or has too many link or emphasis delimiters.</summary>
    public static bool TryToHtml(string markdown, [NotNullWhen(true)] out string? html)
    {
        html = null;
        if (LinkSigns.Any(sign => markdown.AsSpan().Count(sign) > MaxLinksOfAKind) || HasCrowdedParagraph(markdown))
            return false;
        try
        {
            html = Markdown.ToHtml(markdown, Pipeline);
            return true;
        }
        // Markdig throws this when its nesting limit is exceeded.
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static bool HasCrowdedParagraph(string markdown)
    {
        var delimiters = 0;
        foreach (var line in markdown.AsSpan().EnumerateLines())
        {
            if (line.IsWhiteSpace())
                delimiters = 0;
            delimiters += Runs(line);
            if (delimiters > MaxDelimitersPerParagraph)
                return true;
        }
        return false;
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
