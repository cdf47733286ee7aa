using NewsApi.Site;
using NewsApi.Usage;

namespace NewsApi.Formats.Feeds;

/// <summary>A link of a feed to another address.</summary>
/// <param name="Relation">The relation, as in Atom: <c>self</c>, <c>next</c>, <c>hub</c>.</param>
/// <param name="Url">The absolute address.</param>
/// <param name="MediaType">The media type of the linked document; null where it is not known.</param>
internal sealed record FeedLink(string Relation, string Url, string? MediaType = null);

/// <summary>A feed, ready to be written in any format. All addresses are absolute.</summary>
/// <param name="Id">The permanent identifier of the feed, the same in every format.</param>
/// <param name="Title">The feed's title, plain text.</param>
/// <param name="Description">The feed's description, plain text.</param>
/// <param name="HomeUrl">The address of the site.</param>
/// <param name="Language">BCP 47 tag of the feed's only language; null where the stories may be in several languages.</param>
/// <param name="Updated">The latest update or withdrawal of a story; without stories, the latest change of the site's settings.</param>
/// <param name="Links">
/// All links except <c>HomeUrl</c>: <c>self</c>, other pages and archives of the feed (RFC 5005), and <c>hub</c> if the feed has a hub.
/// </param>
/// <param name="IsArchive">Whether this is an archive document of the feed (RFC 5005, section 4).</param>
/// <param name="Items">The stories, newest first.</param>
/// <param name="Deleted">Withdrawn stories that were in the feed, newest first.</param>
/// <param name="Site">The site's settings.</param>
internal sealed record Feed(
    string Id, string Title, string Description, string HomeUrl, string? Language, DateTimeOffset Updated, IReadOnlyList<FeedLink> Links,
    bool IsArchive, IReadOnlyList<FeedItem> Items, IReadOnlyList<DeletedItem> Deleted, SiteSettings Site)
{
    /// <summary>The terms of use of the whole site in words; null where none are set.</summary>
    public string? Rights => Site.Licence.PickText(Language ?? Site.DefaultLanguage, Site.DefaultLanguage);

    public string? Find(string relation) => Links.FirstOrDefault(link => link.Relation == relation)?.Url;
}

/// <summary>A story that was withdrawn.</summary>
/// <param name="Id">The permanent identifier of the story, the same as <see cref="FeedItem.Id"/>.</param>
/// <param name="Url">The former address of the story's page.</param>
/// <param name="At">When it was withdrawn.</param>
/// <param name="Note">The public note on the withdrawal, plain text; null where there is no note.</param>
internal sealed record DeletedItem(string Id, string Url, DateTimeOffset At, string? Note);

/// <summary>A category of an item.</summary>
/// <param name="Name">The name that readers see.</param>
/// <param name="Slug">The slug of the section or tag.</param>
/// <param name="Domain">The address of this API's list of sections, or of tags.</param>
internal sealed record FeedCategory(string Name, string Slug, string Domain);

/// <summary>A person who is named as an author.</summary>
/// <param name="Name">The name.</param>
/// <param name="Url">The address of a page about the author; null where there is no page.</param>
internal sealed record FeedAuthor(string Name, string? Url);

/// <summary>The picture of an item.</summary>
/// <param name="Url">Its absolute address.</param>
/// <param name="MediaType">The media type, from the file extension of the address; null where the extension is missing or unknown.</param>
/// <param name="Description">The text alternative of the picture.</param>
/// <param name="Credit">The credit line.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
internal sealed record FeedPicture(string Url, string? MediaType, string? Description, string? Credit, int? Width, int? Height);

/// <summary>A story in a feed. All texts consist of characters that XML allows.</summary>
/// <param name="Id">The story's address in this API. It contains the id, so it does not change with the slug.</param>
/// <param name="Url">The address of the story's page.</param>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="Title">The headline, plain text.</param>
/// <param name="ShortTitle">The title for search engines, plain text; null where the story has none.</param>
/// <param name="Summary">The standfirst, plain text; null where the story has none.</param>
/// <param name="Html">The text as HTML, with the attribution line if the settings require it; null in feeds with summaries only.</param>
/// <param name="Published">When it was first published.</param>
/// <param name="Updated">When an editor last changed what readers see.</param>
/// <param name="Authors">The byline or, without a byline, the authors.</param>
/// <param name="Categories">Its section, then its tags.</param>
/// <param name="Picture">The picture above the story; null where the story has none.</param>
/// <param name="Attribution">How to credit the story and on which terms it may be used, plain text; null where nothing is set.</param>
/// <param name="SourceUrl">The address of the credited source; null where the story has none.</param>
/// <param name="Terms">The usage policy that applies; null where it is empty.</param>
/// <param name="LicenceUrl">Address of that policy in RSL 1.0; null where it is empty.</param>
internal sealed record FeedItem(
    string Id, string Url, string Language, string Title, string? ShortTitle, string? Summary, string? Html, DateTimeOffset Published,
    DateTimeOffset Updated, IReadOnlyList<FeedAuthor> Authors, IReadOnlyList<FeedCategory> Categories, FeedPicture? Picture,
    string? Attribution, string? SourceUrl, RslTerms? Terms, string? LicenceUrl);
