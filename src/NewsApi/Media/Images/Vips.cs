using NetVips;

namespace NewsApi.Media.Images;

/// <summary>libvips with the settings that a server needs. Each use of it goes through <see cref="Start"/>.</summary>
internal static class Vips
{
    private static readonly Lazy<bool> Started = new(Configure);

    /// <summary>Sets the library up once.</summary>
    public static void Start() => _ = Started.Value;

    // Loaders that read other files or run external code (SVG, PDF, ImageMagick) are off. Nothing is cached, because no picture is decoded
    // twice. One picture uses one processor.
    private static bool Configure()
    {
        NetVips.NetVips.BlockUntrusted = true;
        Cache.Max = 0;
        NetVips.NetVips.Concurrency = 1;
        return true;
    }
}
