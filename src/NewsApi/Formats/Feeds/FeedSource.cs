using NewsApi.Articles.Published.Filters;

namespace NewsApi.Formats.Feeds;

/// <summary>The filter that selects the stories of a feed, and the settings of the feed.</summary>
/// <param name="Filter">The filter that selects the stories.</param>
/// <param name="Title">The feed's title.</param>
/// <param name="Folder">The path of the feed's files without the file name, such as <c>/feeds/section/world</c>.</param>
/// <param name="Language">The only language of the stories; null where they may be in several languages.</param>
/// <param name="HasText">Whether the feed has the full texts of stories.</param>
/// <param name="HasHub">Whether the feed links to the hub, where anyone may subscribe to the feed.</param>
internal sealed record FeedSource(ArticleFilter Filter, string Title, string Folder, string? Language, bool HasText, bool HasHub);
