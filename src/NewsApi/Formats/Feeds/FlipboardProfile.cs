using System.Xml;

namespace NewsApi.Formats.Feeds;

/// <summary>Flipboard: thirty stories at least, and no picture below 400 pixels either way.</summary>
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
