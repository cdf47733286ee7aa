using System.Text.Json.Serialization;

namespace NewsApi.Formats.Wire;

/// <summary>The standard of an object.</summary>
/// <param name="Name">Always <c>ninjs</c>.</param>
/// <param name="Version">Always <c>3.1</c>.</param>
/// <param name="Schema">Address of its JSON Schema.</param>
public sealed record NinjsStandard(
    string Name,
    string Version,
    string Schema);

/// <summary>A text with its role.</summary>
/// <param name="Value">Plain text.</param>
/// <param name="Role">Its role.</param>
/// <param name="ContentType">Always <c>text/plain</c>.</param>
public sealed record NinjsText(
    string Value,
    string Role,
    string ContentType);

/// <summary>The text of a story.</summary>
/// <param name="Value">HTML, clean.</param>
/// <param name="Role">Always <c>main</c>.</param>
/// <param name="ContentType">Always <c>text/html</c>.</param>
/// <param name="WordCount">Its words.</param>
public sealed record NinjsBody(
    string Value,
    string Role,
    string ContentType,
    int WordCount);

/// <summary>A person, organisation, place or subject of a story.</summary>
/// <param name="Name">The name in the language of the story.</param>
/// <param name="Rel">The relation: <c>about</c>, <c>section</c>, <c>series</c>, <c>responsible</c>, or the role of an author.</param>
/// <param name="Uri">Its address in this API; absent for <c>responsible</c>.</param>
/// <param name="Literal">Its slug; absent for <c>responsible</c>.</param>
public sealed record NinjsConcept(
    string Name,
    string Rel,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Uri = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Literal = null);

/// <summary>Where the machine-readable terms of use of a story are.</summary>
/// <param name="LangId">The namespace of RSL 1.0, the format of these terms.</param>
/// <param name="LinkedRights">The address of the terms.</param>
public sealed record NinjsRights(
    string LangId,
    string LinkedRights);

/// <summary>How a story was made.</summary>
/// <param name="Name">The use of AI in making it: <c>none</c>, <c>assisted</c> or <c>generated</c>.</param>
/// <param name="Uri">Its address in IPTC's vocabulary of digital source types.</param>
/// <param name="Literal">Its code there.</param>
public sealed record NinjsSourceType(
    string Name,
    string Uri,
    string Literal);

/// <summary>The source of a story.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Uri">The address of its story or site.</param>
public sealed record NinjsSource(
    string Name,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Uri = null);

/// <summary>Another identifier.</summary>
/// <param name="Role">The kind of identifier: <c>id</c> or <c>translationGroup</c>.</param>
/// <param name="Value">The identifier.</param>
public sealed record NinjsId(
    string Role,
    string Value);

/// <summary>A page or a picture file with its address.</summary>
/// <param name="Name">Its name.</param>
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

/// <summary>An object that belongs to a story.</summary>
/// <param name="Name">Its name within the story.</param>
/// <param name="Rel"><c>leadImage</c> or <c>translation</c>.</param>
/// <param name="Uri">Identifies it.</param>
/// <param name="Type">What it is.</param>
/// <param name="Language">Of a translation: BCP 47 tag of its language.</param>
/// <param name="Title">Of a translation: its headline.</param>
/// <param name="By">Of a picture: the credit line.</param>
/// <param name="Descriptions">Of a picture: its text alternative.</param>
/// <param name="Renditions">Its page or its picture files.</param>
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
