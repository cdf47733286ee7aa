namespace NewsApi.Text.Embeds;

/// <summary>Content of another site that a body shows: a video, post, track, chart or map.</summary>
/// <param name="Url">
/// The canonical https address of the page of the video or post, which a reader can open. If the provider has no such page, the address
/// of the player.
/// </param>
/// <param name="Provider">The other site's name, such as <c>YouTube</c>; the host name if the host is from the site's settings.</param>
/// <param name="FrameUrl">
/// The https address that an iframe may show; null where the provider's own script is needed or the player's address is not known.
/// </param>
internal sealed record Embed(string Url, string Provider, string? FrameUrl);
