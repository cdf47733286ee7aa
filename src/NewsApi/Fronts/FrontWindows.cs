namespace NewsApi.Fronts;

/// <summary>When the cards of a front appear and disappear.</summary>
internal static class FrontWindows
{
    /// <summary>The first instant after <paramref name="at"/> at which a card appears or disappears; null if there is none.</summary>
    public static DateTimeOffset? NextAfter(this FrontContent content, DateTimeOffset at) =>
        content.Cards()
            .SelectMany(card => (DateTimeOffset?[])[card.From, card.Until])
            .Where(edge => edge > at)
            .Min();

    /// <summary>All chosen cards, from top to bottom.</summary>
    public static IEnumerable<FrontCard> Cards(this FrontContent content) =>
        (content.Containers ?? []).SelectMany(container => container.Cards ?? []);
}
