using System.Globalization;
using NewsApi.ShareLinks.Cards;

namespace NewsApi.ShareLinks.Embeds;

/// <summary>Makes the oEmbed answer of a card.</summary>
internal static class OEmbed
{
    private const int CacheSeconds = 3_600, UsualWidth = 550, UsualHeight = 240, LeastForSummary = 140, MostTitle = 420, MostSummary = 480;

    /// <param name="card">The card of the article.</param>
    /// <param name="maxWidth">The maximum width in pixels; null for no limit.</param>
    /// <param name="maxHeight">The maximum height in pixels; null for no limit.</param>
    public static OEmbedResponse Make(LinkCard card, int? maxWidth, int? maxHeight)
    {
        var (width, height) = (Math.Min(maxWidth ?? UsualWidth, UsualWidth), Math.Min(maxHeight ?? UsualHeight, UsualHeight));
        // Each picture has one size here. The specification forbids a picture that is larger than requested.
        var picture = card.Image is { Width: { } wide, Height: { } high } image && wide <= (maxWidth ?? wide)
            && high <= (maxHeight ?? high) ? image : null;
        var writers = CardText.Cut(string.Join(", ", card.Writers), MostTitle);
        return new OEmbedResponse(
            "rich", "1.0", CardText.Cut(card.Title, MostTitle), writers.Length > 0 ? writers : null, card.Site.Name, card.Site.Url,
            CacheSeconds, picture?.Url, picture?.Width, picture?.Height, Html(card, width, height), width, height);
    }

    private static string Html(LinkCard card, int width, int height)
    {
        var url = CardText.Html(card.Url);
        var title = CardText.Html(CardText.Cut(card.Title, MostTitle));
        var summary = height < LeastForSummary ? "" : CardText.Html(CardText.Cut(card.Description, MostSummary));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<blockquote class=\"newsapi-card\" lang=\"{CardText.Html(card.Language)}\" cite=\"{url}\" "
            + $"style=\"box-sizing:border-box;max-width:{width}px;max-height:{height}px;margin:0;overflow:hidden\">"
            + $"<p><a href=\"{url}\"><strong>{title}</strong></a></p>{(summary.Length > 0 ? $"<p>{summary}</p>" : "")}"
            + $"<footer>{CardText.Html(card.Site.Name)}</footer></blockquote>");
    }
}
