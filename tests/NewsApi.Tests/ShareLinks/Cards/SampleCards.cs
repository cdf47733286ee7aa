using System.Text;
using NewsApi.ShareLinks.Cards;

namespace NewsApi.Tests.ShareLinks.Cards;

/// <summary>Cards to vary.</summary>
internal static class SampleCards
{
    public static LinkCard Plain { get; } = new()
    {
        Id = 42,
        Language = "en",
        Url = "https://news.example/en/a-bridge",
        Title = "A bridge opens",
        Summary = "After nine years.",
        Image = new CardImage("https://img.example/bridge.jpg", "The bridge", 1_200, 630),
        PublishedAt = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
        UpdatedAt = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero),
        Site = new CardSite("The Harbour Post", "https://news.example/", "en", null, "harbourpost"),
        OEmbedUrl = "https://api.example/oembed?url=https%3A%2F%2Fapi.example%2Fv1%2Farticles%2F42",
    };

    /// <summary>As long as the validators let everything be, out of what takes most bytes in HTML and in JSON.</summary>
    public static LinkCard Longest(string letter, string url) => Plain with
    {
        Language = "hy",
        Url = url,
        Title = Repeat(letter, 300),
        Summary = Repeat(letter, 1_000),
        SeoTitle = Repeat(letter, 120),
        SeoDescription = Repeat(letter, 300),
        Image = new CardImage(url, Repeat(letter, 500), 100_000, 100_000),
        Byline = Repeat(letter, 300),
        Section = new CardName(1, Repeat(letter, 120)),
        Tags = [.. Enumerable.Range(1, 50).Select(number => new CardName(number, Repeat(letter, 120)))],
        Authors = [.. Enumerable.Range(1, 20).Select(number => new CardName(number, Repeat(letter, 120)))],
        Translations = [.. Enumerable.Range(0, 20)
            .Select(number => new CardTranslation($"{(char)('a' + number)}a", url)), new CardTranslation("hy", url)],
        Site = new CardSite(Repeat(letter, 200), url, "en", new CardImage(url, Repeat(letter, 500), 1, 1), "a_name_of_15___"),
    };

    /// <summary>How long a page is without the data of the story.</summary>
    public static int BytesWithoutData(byte[] page)
    {
        const string End = "</script>\n";
        var text = Encoding.UTF8.GetString(page);
        var (start, end) = (text.IndexOf("<script type=\"application/ld+json\">", StringComparison.Ordinal),
            text.IndexOf(End, StringComparison.Ordinal));
        return Encoding.UTF8.GetByteCount(text.Remove(start, end + End.Length - start));
    }

    private static string Repeat(string letter, int length) => string.Concat(Enumerable.Repeat(letter, length / letter.Length));
}
