using NewsApi.Articles.Published.Filters;

namespace NewsApi.Formats.Feeds;

/// <summary>What a feed is made of.</summary>
/// <param name="Filter">Which stories.</param>
/// <param name="Title">The feed's title.</param>
/// <param name="Folder">The path of its files, such as <c>/feeds/section/world</c>.</param>
/// <param name="Language">The only language of its stories; null where there may be several.</param>
/// <param name="HasText">Whether it has the full texts.</param>
/// <param name="HasHub">Whether the feed links to the hub, where everybody may subscribe to it.</param>
internal sealed record FeedSource(ArticleFilter Filter, string Title, string Folder, string? Language, bool HasText, bool HasHub);
