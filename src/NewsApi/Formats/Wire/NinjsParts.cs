using System.Text.Json.Serialization;

namespace NewsApi.Formats.Wire;

/// <summary>The standard that a ninjs object follows.</summary>
/// <param name="Name">Always <c>ninjs</c>.</param>
/// <param name="Version">Always <c>3.1</c>.</param>
/// <param name="Schema">Address of the standard's JSON Schema.</param>
public sealed record NinjsStandard(
    string Name,
    string Version,
    string Schema);

/// <summary>A text with its role.</summary>
/// <param name="Value">Plain text.</param>
/// <param name="Role">The role of the text: <c>main</c>, <c>summary</c>, <c>correction</c>, <c>aiNote</c> or <c>alt</c>.</param>
/// <param name="ContentType">Always <c>text/plain</c>.</param>
public sealed record NinjsText(
    string Value,
    string Role,
    string ContentType);

/// <summary>The text of a story.</summary>
/// <param name="Value">The text as clean HTML.</param>
/// <param name="Role">Always <c>main</c>.</param>
/// <param name="ContentType">Always <c>text/html</c>.</param>
/// <param name="WordCount">The number of words in the text.</param>
public sealed record NinjsBody(
    string Value,
    string Role,
    string ContentType,
    int WordCount);

/// <summary>A person, organisation, place or subject of a story.</summary>
/// <param name="Name">The name in the language of the story.</param>
/// <param name="Rel">The relation: <c>about</c>, <c>section</c>, <c>series</c>, <c>responsible</c>, or the role of an author.</param>
/// <param name="Uri">The address of the section, tag or author in this API; absent for <c>responsible</c>.</param>
/// <param name="Literal">The slug of the section, tag or author; absent for <c>responsible</c>.</param>
public sealed record NinjsConcept(
    string Name,
    string Rel,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Uri = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Literal = null);

/// <summary>The address and format of a story's machine-readable terms of use.</summary>
/// <param name="LangId">The namespace of RSL 1.0, the format of these terms.</param>
/// <param name="LinkedRights">The address of the terms.</param>
public sealed record NinjsRights(
    string LangId,
    string LinkedRights);

/// <summary>The digital source type of a story: how AI was used to make it.</summary>
/// <param name="Name">The use of AI: <c>none</c>, <c>assisted</c> or <c>generated</c>.</param>
/// <param name="Uri">The address of the type in IPTC's vocabulary of digital source types.</param>
/// <param name="Literal">The code of the type in IPTC's vocabulary.</param>
public sealed record NinjsSourceType(
    string Name,
    string Uri,
    string Literal);

/// <summary>The source that a story credits.</summary>
/// <param name="Name">The source's name.</param>
/// <param name="Uri">The address of the source's story or site.</param>
public sealed record NinjsSource(
    string Name,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Uri = null);

/// <summary>A further identifier of a story.</summary>
/// <param name="Role">The kind of identifier: <c>id</c> or <c>translationGroup</c>.</param>
/// <param name="Value">The identifier.</param>
public sealed record NinjsId(
    string Role,
    string Value);

/// <summary>A page or a picture file with its address.</summary>
/// <param name="Name">The kind: <c>web</c> for a page, <c>original</c> or the size for a picture file.</param>
/// <param name="Href">The address.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
public sealed record NinjsRendition(
    string Name,
    string Href,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ContentType = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Width = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Height = null);

/// <summary>A picture or a translation that belongs to a story.</summary>
/// <param name="Name">A name that is unique within the story.</param>
/// <param name="Rel"><c>leadImage</c> or <c>translation</c>.</param>
/// <param name="Uri">The address of the picture, or of the translation in this API.</param>
/// <param name="Type"><c>picture</c> for a picture, <c>text</c> for a translation.</param>
/// <param name="Language">BCP 47 tag of a translation's language; absent for a picture.</param>
/// <param name="Title">The headline of a translation; absent for a picture.</param>
/// <param name="By">The credit line of a picture; absent for a translation.</param>
/// <param name="Descriptions">The text alternative of a picture; absent for a translation.</param>
/// <param name="Renditions">The page of a translation, or the files of a picture.</param>
public sealed record NinjsAssociation(
    string Name,
    string Rel,
    string Uri,
    NinjsType Type,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Language = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Title = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? By = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<NinjsText>? Descriptions = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<NinjsRendition>? Renditions = null);
