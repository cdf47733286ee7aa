using NewsApi.Http.Problems;
using NewsApi.Media.Pictures;
using NewsApi.Text.Bodies;
using NewsApi.Text.Bodies.Cleaning;
using NewsApi.Text.Names;

namespace NewsApi.Articles.Editing.Storage;

/// <summary>An uploaded picture of a revision that is to be published.</summary>
internal sealed record NeededPicture
{
    public long Id { get; init; }

    public string State { get; init; } = "";

    public LocalisedText? Alt { get; init; }

    public bool Decorative { get; init; }

    /// <summary>1 for a picture in the text, 0 for the picture above the text.</summary>
    public int InText { get; init; }

    /// <summary>The reason why the picture can't be published; null when it can be.</summary>
    /// <param name="imageAlt">The article's own text alternative of the picture above the story.</param>
    /// <param name="html">The text as HTML; empty when it has no uploaded files.</param>
    public ProblemError? Refuse(string? imageAlt, string html)
    {
        var place = InText > 0 ? BodyFormats.ContentPointer : "/leadImage/media";
        if (State != nameof(MediaState.Active))
            return ProblemError.InBody(place, "unknown_media", $"File {Id} was deleted, or the right to use it has ended.");
        var hasAlt = Decorative || Alt is { Texts.Count: > 0 } || (InText > 0 ? IsDescribedIn(html) : imageAlt is not null);
        return hasAlt
            ? null
            : ProblemError.InBody(place, "alt_required", $"Picture {Id} needs a text alternative, or must be marked as decorative.");
    }

    // A picture counts as described if all its places in the text have an alt attribute.
    private bool IsDescribedIn(string html) => MediaAddress.In(html).Where(place => place.Id == Id).All(place =>
        html.AsSpan(place.Start, MediaAddress.TagEnd(html, place.Start) - place.Start).Contains(" alt=\"", StringComparison.Ordinal));
}
