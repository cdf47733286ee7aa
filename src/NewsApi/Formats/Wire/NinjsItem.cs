using System.Text.Json.Serialization;

namespace NewsApi.Formats.Wire;

/// <summary>What a ninjs object is.</summary>
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
    /// <summary>It may be used on its terms.</summary>
    Usable,

    /// <summary>It may no longer be used.</summary>
    Canceled,
}

/// <summary>How much of a story a ninjs object holds.</summary>
public enum NinjsRepresentation
{
    /// <summary>All of it.</summary>
    Full,

    /// <summary>All but the text.</summary>
    Partial,
}

/// <summary>A story as IPTC ninjs 3.1. Properties without a value are left out, as the schema of ninjs has no null.</summary>
/// <param name="Uri">The permanent identifier of the story: its address in this API, with its id.</param>
/// <param name="Standard">The standard and the schema that the object follows.</param>
/// <param name="PubStatus">Whether the story may be used.</param>
/// <param name="Type">What it is.</param>
/// <param name="RepresentationType">How much of the story is here.</param>
/// <param name="Version">The version, which grows by one with each change.</param>
/// <param name="FirstCreated">When it was first published.</param>
/// <param name="VersionCreated">When any part of it was last changed.</param>
/// <param name="ContentCreated">When it was created.</param>
/// <param name="Language">BCP 47 tag of its language.</param>
/// <param name="Title">The headline.</param>
/// <param name="Slugline">Its slug.</param>
/// <param name="By">The byline, else the names of its authors.</param>
/// <param name="Located">Where it was filed.</param>
/// <param name="UsageTerms">Its terms of use in words.</param>
/// <param name="CopyrightNotice">How to credit it.</param>
/// <param name="Headlines">The headline.</param>
/// <param name="Descriptions">
/// The standfirst (<c>summary</c>), the corrections (<c>correction</c>), oldest first, and what AI did (<c>aiNote</c>).
/// </param>
/// <param name="Bodies">The text, as HTML.</param>
/// <param name="People">
/// Authors with their role, persons that the story is about, and the person or role responsible for it (<c>responsible</c>).
/// </param>
/// <param name="Organisations">Organisations that it is about.</param>
/// <param name="Places">Places that it is about.</param>
/// <param name="Subjects">Its section, its topics and its series.</param>
/// <param name="InfoSources">The source that is credited.</param>
/// <param name="AltIds">Its id (<c>id</c>) and the number that its translations share (<c>translationGroup</c>).</param>
/// <param name="Renditions">Its page (<c>web</c>).</param>
/// <param name="Associations">The picture above it (<c>leadImage</c>) and its translations (<c>translation</c>).</param>
/// <param name="DigitalSourceType">The use of AI in making it.</param>
/// <param name="RightsInfo">Where its machine-readable terms of use are.</param>
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
