using NewsApi.Http.Answers;
using NewsApi.Media.Images;
using NewsApi.Media.Pictures;
using NewsApi.Text;

namespace NewsApi.Media;

/// <summary>The data that editors write about a file; an update replaces all of it.</summary>
/// <param name="Alt">
/// By language (BCP 47): text alternative for people who can't see the picture, at most 500 characters. Needed for publication unless the
/// picture is decorative. A file name is refused.
/// </param>
/// <param name="Decorative">Whether the picture is only decoration and needs no text alternative; false when null.</param>
/// <param name="Captions">By language: caption that says what the file shows, at most 1,000 characters.</param>
/// <param name="Credit">The credit line, at most 300 characters.</param>
/// <param name="Source">The source of the file, such as an agency, at most 300 characters.</param>
/// <param name="Rights">The copyright notice, at most 1,000 characters.</param>
/// <param name="Licence">Address of its licence.</param>
/// <param name="Creator">The creator of the file, at most 300 characters.</param>
/// <param name="TakenAt">When it was taken.</param>
/// <param name="DataMining" example="http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED">
/// Whether data mining is allowed: an address of the PLUS vocabulary.
/// </param>
/// <param name="DigitalSourceType" example="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia">
/// How the file was made: an address of the IPTC vocabulary. It shows whether AI made the picture.
/// </param>
/// <param name="FocalPoint">The point that stays visible when the picture is cut; null for the middle of the picture.</param>
/// <param name="Crops">
/// The areas to show, chosen by hand. Each key is a ratio (<c>16:9</c>, <c>4:3</c>, <c>1:1</c>, <c>9:16</c>) or the name of a size.
/// </param>
/// <param name="Tags">Search words for the file: at most 50, each of at most 60 characters.</param>
/// <param name="UseUntil">
/// When the right to use the file ends; from then on, no article shows the file. Null if the right does not end.
/// </param>
public sealed record MediaRequest(
    IReadOnlyDictionary<string, string>? Alt,
    bool? Decorative,
    IReadOnlyDictionary<string, string>? Captions,
    string? Credit,
    string? Source,
    string? Rights,
    string? Licence,
    string? Creator,
    DateTimeOffset? TakenAt,
    string? DataMining,
    string? DigitalSourceType,
    FocalPoint? FocalPoint,
    IReadOnlyDictionary<string, CropArea>? Crops,
    IReadOnlyList<string>? Tags,
    DateTimeOffset? UseUntil);

/// <summary>An uploaded file as editors see it.</summary>
/// <param name="Id">The file's id.</param>
/// <param name="Kind">The kind of the file.</param>
/// <param name="State">The state of the file, which decides whether readers see it.</param>
/// <param name="Type" example="image/jpeg">Media type of the original.</param>
/// <param name="Bytes">Length of the original.</param>
/// <param name="Hash">SHA-256 of the original, hexadecimal.</param>
/// <param name="FileName">The name that it was uploaded with, without a path.</param>
/// <param name="Width">Width in pixels, with the EXIF orientation applied; null for files that are not pictures.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="Frames">Frames of an animation; 1 for a picture that does not move.</param>
/// <param name="DurationSeconds">Duration of a video or audio file in seconds; null if it is not known.</param>
/// <param name="DominantColour" example="#3a6ea5">The colour that most of a picture has.</param>
/// <param name="ContentCredentials">Whether the original has a C2PA manifest; it is neither checked nor changed.</param>
/// <param name="Alt">By language: text alternative.</param>
/// <param name="Decorative">Whether the picture is only decoration and needs no text alternative.</param>
/// <param name="Captions">By language: caption that says what the file shows.</param>
/// <param name="Credit">The credit line.</param>
/// <param name="Source">The source of the file, such as an agency.</param>
/// <param name="Rights">The copyright notice.</param>
/// <param name="Licence">Address of its licence.</param>
/// <param name="Creator">The creator of the file.</param>
/// <param name="TakenAt">When it was taken.</param>
/// <param name="DataMining">Whether data mining is allowed: an address of the PLUS vocabulary.</param>
/// <param name="DigitalSourceType">How it was made: an address of the IPTC digital source types.</param>
/// <param name="FocalPoint">The point that stays visible when the picture is cut; null for the middle of the picture.</param>
/// <param name="Crops">The areas to show, chosen by hand; each key is a ratio or the name of a size.</param>
/// <param name="Tags">Search words for the file.</param>
/// <param name="UseUntil">When the right to use the file ends; null if the right does not end.</param>
/// <param name="Picture">The picture as readers get it, in the site's default language; null for other files.</param>
/// <param name="Url">Address of a video, an audio file or a document for readers; null for a picture.</param>
/// <param name="Version">Grows by one with each change; the ETag.</param>
/// <param name="CreatedAt">When it was uploaded.</param>
/// <param name="CreatedBy">Who uploaded it.</param>
/// <param name="ModifiedAt">When it was last changed.</param>
/// <param name="DeletedAt">When it was deleted; null if it is not deleted.</param>
/// <param name="Notices">
/// In the answer to an upload or a change: messages on data that was left out or should be checked. Otherwise empty.
/// </param>
public sealed record EditorialMedia(
    long Id,
    MediaKind Kind,
    MediaState State,
    string Type,
    long Bytes,
    string Hash,
    string? FileName,
    int? Width,
    int? Height,
    int? Frames,
    double? DurationSeconds,
    string? DominantColour,
    bool ContentCredentials,
    IReadOnlyDictionary<string, string> Alt,
    bool Decorative,
    IReadOnlyDictionary<string, string> Captions,
    string? Credit,
    string? Source,
    string? Rights,
    string? Licence,
    string? Creator,
    DateTimeOffset? TakenAt,
    string? DataMining,
    string? DigitalSourceType,
    FocalPoint? FocalPoint,
    IReadOnlyDictionary<string, CropArea> Crops,
    IReadOnlyList<string> Tags,
    DateTimeOffset? UseUntil,
    Picture? Picture,
    string? Url,
    int Version,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    DateTimeOffset ModifiedAt,
    DateTimeOffset? DeletedAt,
    IReadOnlyList<Notice> Notices) : IVersioned;

/// <summary>An article that shows a file.</summary>
/// <param name="ArticleId">The article's id.</param>
/// <param name="Title">The title of its newest revision.</param>
/// <param name="InDraft">Whether its newest revision shows the file.</param>
/// <param name="InPublic">Whether readers see the file in it.</param>
public sealed record MediaUseResponse(long ArticleId, string Title, bool InDraft, bool InPublic);

/// <summary>The articles that show a file.</summary>
/// <param name="Items">The articles in the order of their ids, at most 1,000.</param>
public sealed record MediaUseList(IReadOnlyList<MediaUseResponse> Items);
