using System.Text.Json.Serialization;
using NewsApi.Usage;

namespace NewsApi.Formats.Feeds;

/// <summary>A feed as JSON Feed 1.1 (jsonfeed.org). Properties without a value are left out.</summary>
/// <param name="Version">Always <c>https://jsonfeed.org/version/1.1</c>.</param>
/// <param name="Title">The feed's title.</param>
/// <param name="HomePageUrl">The address of the site.</param>
/// <param name="FeedUrl">The address of this page of the feed.</param>
/// <param name="Description">The feed's description.</param>
/// <param name="NextUrl">The address of the next page, with older stories.</param>
/// <param name="Icon">The address of the site's logo.</param>
/// <param name="Language">BCP 47 tag of the feed's only language; absent where the stories may be in several languages.</param>
/// <param name="Hubs">Hubs that send the feed to subscribers when it changes.</param>
/// <param name="More">The site's terms of use, for which JSON Feed has no property.</param>
/// <param name="Items">The stories, newest first.</param>
public sealed record JsonFeedResponse(
    string Version,
    string Title,
    [property: JsonPropertyName("home_page_url")] string HomePageUrl,
    [property: JsonPropertyName("feed_url")] string FeedUrl,
    string Description,
    [property: JsonPropertyName("next_url"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? NextUrl,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Icon,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Language,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<JsonFeedHub>? Hubs,
    [property: JsonPropertyName("_newsapi"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JsonFeedTerms? More,
    IReadOnlyList<JsonFeedItem> Items);

/// <summary>A story in a JSON Feed.</summary>
/// <param name="Id">The story's address in this API. It contains the id, so it does not change with the slug.</param>
/// <param name="Url">The address of the story's page.</param>
/// <param name="ExternalUrl">The address of the credited source.</param>
/// <param name="Title">The headline.</param>
/// <param name="ContentHtml">The text as HTML, with the attribution line at the end if the site's settings require it.</param>
/// <param name="ContentText">In feeds without full texts: the standfirst or, if there is none, the headline.</param>
/// <param name="Summary">The standfirst.</param>
/// <param name="Image">The address of the picture above the story.</param>
/// <param name="DatePublished">When it was first published.</param>
/// <param name="DateModified">When an editor last changed what readers see.</param>
/// <param name="Authors">The byline or, without a byline, the names of the authors.</param>
/// <param name="Tags">The names of its section and its tags.</param>
/// <param name="Language">BCP 47 tag of its language.</param>
/// <param name="Attachments">The picture with its data.</param>
/// <param name="More">The story's terms of use, for which JSON Feed has no property.</param>
public sealed record JsonFeedItem(
    string Id,
    string Url,
    [property: JsonPropertyName("external_url"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ExternalUrl,
    string Title,
    [property: JsonPropertyName("content_html"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ContentHtml,
    [property: JsonPropertyName("content_text"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ContentText,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Summary,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Image,
    [property: JsonPropertyName("date_published")] DateTimeOffset DatePublished,
    [property: JsonPropertyName("date_modified")] DateTimeOffset DateModified,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<JsonFeedAuthor>? Authors,
    IReadOnlyList<string> Tags,
    string Language,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<JsonFeedAttachment>? Attachments,
    [property: JsonPropertyName("_newsapi"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JsonFeedTerms? More);

/// <summary>An author of a story.</summary>
/// <param name="Name">Their name.</param>
public sealed record JsonFeedAuthor(string Name);

/// <summary>A hub that sends the feed to subscribers when it changes.</summary>
/// <param name="Type">The protocol, such as <c>WebSub</c>.</param>
/// <param name="Url">The hub's address.</param>
public sealed record JsonFeedHub(string Type, string Url);

/// <summary>The picture of a story.</summary>
/// <param name="Url">Its address.</param>
/// <param name="MimeType">Its media type.</param>
/// <param name="Title">The text alternative of the picture.</param>
/// <param name="More">Credit and size, for which JSON Feed has no properties.</param>
public sealed record JsonFeedAttachment(
    string Url,
    [property: JsonPropertyName("mime_type")] string MimeType,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Title,
    [property: JsonPropertyName("_newsapi")] JsonFeedPicture More);

/// <summary>The data of a picture for which JSON Feed has no properties.</summary>
/// <param name="Credit">The credit line.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
public sealed record JsonFeedPicture(string? Credit, int? Width, int? Height);

/// <summary>The terms of a story or of the whole feed.</summary>
/// <param name="Attribution">A line that credits the story; for the feed, the site's terms of use in words.</param>
/// <param name="Usage">A story's terms of use in machine-readable form; absent for the feed.</param>
/// <param name="LicenceUrl">Address of a story's terms of use in RSL 1.0; absent for the feed.</param>
public sealed record JsonFeedTerms(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Attribution,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] UsageResponse? Usage = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? LicenceUrl = null);
