using System.Text;
using NewsApi.Json;
using NewsApi.Text;
using NewsApi.Text.Bodies;
using NewsApi.Text.Bodies.Blocks;
using NewsApi.Text.Bodies.Cleaning;

namespace NewsApi.Benchmarks.Content;

/// <summary>Sentences and bodies made of invented words.</summary>
internal sealed class Prose(Vocabulary vocabulary, Random random)
{
    // The body ends with the paragraph that exceeds this; the average is four kilobytes of HTML.
    private const int BodyBytes = 3_750;

    private const int ParagraphWords = 80;
    private const int WordsPerMinute = 200;

    public string Title() => Sentence(random.Next(6, 10)).TrimEnd('.');

    public string Summary() => string.Join(' ', Sentence(random.Next(10, 16)), Sentence(random.Next(8, 14)));

    /// <summary>
    /// Four kilobytes of plain paragraphs. The three forms are built here, because sanitizing a million bodies would take an hour;
    /// <see cref="Verify"/> checks that the program makes the same forms.
    /// </summary>
    /// <param name="marker">A word to include; null for none.</param>
    public Body Body(string? marker)
    {
        var paragraphs = new List<string>();
        for (var bytes = 0; bytes < BodyBytes; bytes += Encoding.UTF8.GetByteCount(paragraphs[^1]) + "<p></p>".Length)
            paragraphs.Add(Paragraph(paragraphs.Count == 1 ? marker : null));
        var text = string.Join("\n\n", paragraphs);
        var words = WordCount.Of(text);
        return new Body(
            string.Concat(paragraphs.Select(paragraph => $"<p>{paragraph}</p>")),
            text,
            [.. paragraphs.Select(paragraph => new ParagraphBlock(paragraph, []))],
            words,
            (words + WordsPerMinute - 1) / WordsPerMinute);
    }

    /// <exception cref="InvalidOperationException">The program makes different forms from the body's HTML.</exception>
    public static void Verify(Body body)
    {
        if (!BodyFormats.TryRead(BodyFormat.Html, body.Html, BodyContext.Empty, out var real, out var error))
            throw new InvalidOperationException($"The program refuses a generated body: {error}");
        if (real.Html != body.Html || real.Text != body.Text || real.WordCount != body.WordCount
            || real.ReadingMinutes != body.ReadingMinutes || ApiJson.Write(real.Blocks) != ApiJson.Write(body.Blocks))
            throw new InvalidOperationException("The program makes a different body from the generated HTML; Prose.Body must be adapted.");
    }

    private string Paragraph(string? marker)
    {
        var sentences = new StringBuilder();
        for (var words = 0; words < ParagraphWords;)
        {
            var length = random.Next(8, 19);
            sentences.Append(words == 0 ? "" : " ").Append(Sentence(length, words == 0 ? marker : null));
            words += length;
        }

        return sentences.ToString();
    }

    private string Sentence(int words, string? marker = null)
    {
        var sentence = new StringBuilder(words * 8);
        for (var i = 0; i < words; i++)
            sentence.Append(i == 0 ? "" : " ").Append(i == words / 2 && marker is not null ? marker : vocabulary.Pick(random));
        sentence[0] = char.ToUpperInvariant(sentence[0]);
        return sentence.Append('.').ToString();
    }
}
