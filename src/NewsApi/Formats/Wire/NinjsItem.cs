using System.Text.Json.Serialization;

namespace NewsApi.Formats.Wire;

/// <summary>The kind of content that a ninjs object describes.</summary>
public enum NinjsType
{
    /// <summary>A story.</summary>
    Text,

    /// <summary>A picture.</summary>
    Picture,
}

/// <summary>Whether a ninjs object may be used.</summary>
public enum NinjsStatus
{
    /// <summary>It may be used under its terms of use.</summary>
    Usable,

    /// <summary>It may no longer be used.</summary>
    Canceled,
}

/// <summary>Whether a ninjs object contains the whole story.</summary>
public enum NinjsRepresentation
{
    /// <summary>The object contains the whole story.</summary>
    Full,

    /// <summary>The object contains the story without its text.</summary>
    Partial,
}

/// <summary>A story as IPTC ninjs 3.1. Properties without a value are left out, as the schema of ninjs has no null.</summary>
/// <param name="Uri">The permanent identifier of the story: its address in this API, with its id.</param>
/// <param name="Standard">The standard and the schema that the object follows.</param>
/// <param name="PubStatus">Whether the story may be used.</param>
/// <param name="Type">Always <c>text</c>; absent for a canceled story.</param>
/// <param name="RepresentationType">Whether the object contains the story's text (<c>full</c>) or not (<c>partial</c>).</param>
/// <param name="Version">The version, which grows by one with each change.</param>
/// <param name="FirstCreated">When it was first published.</param>
/// <param name="VersionCreated">When any part of it was last changed.</param>
/// <param name="ContentCreated">When the article was created in this system.</param>
/// <param name="Language">BCP 47 tag of its language.</param>
/// <param name="Title">The headline.</param>
/// <param name="Slugline">Its slug.</param>
/// <param name="By">The byline or, without a byline, the names of the authors.</param>
/// <param name="Located">The place in the dateline, where the story was filed.</param>
/// <param name="UsageTerms">Its terms of use in words.</param>
/// <param name="CopyrightNotice">The line that credits the story.</param>
/// <param name="Headlines">The headline.</param>
/// <param name="Descriptions">
/// The standfirst (<c>summary</c>), the corrections (<c>correction</c>), oldest first, and the note on the use of AI (<c>aiNote</c>).
/// </param>
/// <param name="Bodies">The text, as HTML.</param>
/// <param name="People">
/// Authors with their role, persons that the story is about, and the person or role responsible for it (<c>responsible</c>).
/// </param>
/// <param name="Organisations">Organisations that the story is about.</param>
/// <param name="Places">Places that the story is about.</param>
/// <param name="Subjects">The story's section with the sections above it, its topics and its series.</param>
/// <param name="InfoSources">The source that the story credits.</param>
/// <param name="AltIds">The article's id (<c>id</c>), and the number that its translations share (<c>translationGroup</c>).</param>
/// <param name="Renditions">The story's page (<c>web</c>).</param>
/// <param name="Associations">The picture above the story (<c>leadImage</c>) and the story's translations (<c>translation</c>).</param>
/// <param name="DigitalSourceType">How AI was used to make the story.</param>
/// <param name="RightsInfo">The address and format of the story's machine-readable terms of use.</param>
public sealed record NinjsItem(
    string Uri,
    NinjsStandard Standard,
    NinjsStatus PubStatus,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] NinjsType? Type = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] NinjsRepresentation? RepresentationType = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Version = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? FirstCreated = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? VersionCreated = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? ContentCreated = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Language = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Title = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Slugline = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? By = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Located = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? UsageTerms = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? CopyrightNotice = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<NinjsText>? Headlines = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<NinjsText>? Descriptions = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<NinjsBody>? Bodies = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<NinjsConcept>? People = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<NinjsConcept>? Organisations = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<NinjsConcept>? Places = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<NinjsConcept>? Subjects = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<NinjsSource>? InfoSources = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<NinjsId>? AltIds = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<NinjsRendition>? Renditions = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<NinjsAssociation>? Associations = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] NinjsSourceType? DigitalSourceType = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] NinjsRights? RightsInfo = null);
