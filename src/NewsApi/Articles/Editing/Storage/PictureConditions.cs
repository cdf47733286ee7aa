using NewsApi.Http.Problems;
using NewsApi.Text.Bodies;
using NewsApi.Text.Bodies.Cleaning;

namespace NewsApi.Articles.Editing.Storage;

/// <summary>What a publication needs of the uploaded pictures in a revision.</summary>
internal static class PictureConditions
{
    /// <returns>Why the revision can't be published; null where nothing is in its way.</returns>
    public static Problem? Refuse(PublicationInputs inputs)
    {
        List<ProblemError> errors =
            [.. inputs.Pictures.Select(picture => Refuse(picture, inputs.Revision.BodyHtml)).OfType<ProblemError>()];
        return errors.Count == 0 ? null : Problem.Conflict(
            "pictures_not_ready", "Some pictures can't be published as they are; `errors` names them.", errors);
    }

    private static ProblemError? Refuse(PublicationInputs.PublishedPicture picture, string html)
    {
        var isInBody = picture.InBody > 0;
        var place = isInBody ? BodyFormats.ContentPointer : "/leadImage/media";
        return picture.IsGone
            ? ProblemError.InBody(place, "unknown_media", $"File {picture.Id} was deleted, or the right to use it has ended.")
            : picture.NeedsAlt && !(isInBody && HasAlt(html, picture.Id))
                ? ProblemError.InBody(
                    place, "alt_required", $"Picture {picture.Id} needs a text alternative, or must be marked as decorative.")
                : null;
    }

    // A picture in the text may have a text alternative there.
    private static bool HasAlt(string html, long id) => MediaAddress.In(html).Where(place => place.Id == id).All(place =>
        html.AsSpan(place.Start, MediaAddress.TagEnd(html, place.Start) - place.Start).Contains(" alt=\"", StringComparison.Ordinal));
}
