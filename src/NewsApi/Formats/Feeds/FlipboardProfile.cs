using System.Xml;

namespace NewsApi.Formats.Feeds;

/// <summary>RSS for Flipboard: 30 stories by default, and no picture whose width or height is below 400 pixels.</summary>
internal sealed class FlipboardProfile : RssProfile
{
    public const int LeastPicture = 400;

    public override string Name => "flipboard";

    public override int Limit => 30;

    public override void WritePictures(XmlWriter xml, FeedItem item)
    {
        if (item.Picture is { } picture && !(picture.Width < LeastPicture) && !(picture.Height < LeastPicture))
            base.WritePictures(xml, item);
    }
}
