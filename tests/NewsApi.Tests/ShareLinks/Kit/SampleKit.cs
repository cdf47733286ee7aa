using NewsApi.ShareLinks.Kit;

namespace NewsApi.Tests.ShareLinks.Kit;

/// <summary>A story and a site to vary, and a short way to one channel's link.</summary>
internal static class SampleKit
{
    public static ShareKitStory Story { get; } =
        new(42, "A story", null, "https://example.com/news/a-b", "https://example.com/s/b7kq2mx", null);

    public static ShareKitSite Site { get; } = new("The Example", null, null, null, null, []);

    public static ShareChannelLink Link(ShareChannel channel, ShareKitStory story, ShareKitSite site) =>
        ShareKit.Build(story, site, "en").Channels.Single(link => link.Channel == channel);
}
