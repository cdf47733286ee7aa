namespace NewsApi.Media.Images;

/// <summary>The kind of a file.</summary>
public enum MediaKind
{
    /// <summary>A picture, animated or not.</summary>
    Image,

    /// <summary>Sound.</summary>
    Audio,

    /// <summary>A video.</summary>
    Video,

    /// <summary>A PDF document.</summary>
    Document,
}

/// <summary>A file format that is accepted.</summary>
/// <param name="Kind">The kind of its files.</param>
/// <param name="Type">Its media type.</param>
/// <param name="Extension">The usual file extension, without a dot.</param>
internal sealed record FileFormat(MediaKind Kind, string Type, string Extension)
{
    public static readonly FileFormat Jpeg = new(MediaKind.Image, "image/jpeg", "jpg");
    public static readonly FileFormat Png = new(MediaKind.Image, "image/png", "png");
    public static readonly FileFormat Webp = new(MediaKind.Image, "image/webp", "webp");
    public static readonly FileFormat Avif = new(MediaKind.Image, "image/avif", "avif");
    public static readonly FileFormat Gif = new(MediaKind.Image, "image/gif", "gif");
    public static readonly FileFormat Tiff = new(MediaKind.Image, "image/tiff", "tif");
    public static readonly FileFormat Mp3 = new(MediaKind.Audio, "audio/mpeg", "mp3");
    public static readonly FileFormat M4a = new(MediaKind.Audio, "audio/mp4", "m4a");
    public static readonly FileFormat Ogg = new(MediaKind.Audio, "audio/ogg", "ogg");
    public static readonly FileFormat Wav = new(MediaKind.Audio, "audio/wav", "wav");
    public static readonly FileFormat Flac = new(MediaKind.Audio, "audio/flac", "flac");
    public static readonly FileFormat Mp4 = new(MediaKind.Video, "video/mp4", "mp4");
    public static readonly FileFormat QuickTime = new(MediaKind.Video, "video/quicktime", "mov");
    public static readonly FileFormat Webm = new(MediaKind.Video, "video/webm", "webm");
    public static readonly FileFormat Pdf = new(MediaKind.Document, "application/pdf", "pdf");

    public static readonly IReadOnlyList<FileFormat> All =
        [Jpeg, Png, Webp, Avif, Gif, Tiff, Mp3, M4a, Ogg, Wav, Flac, Mp4, QuickTime, Webm, Pdf];

    /// <summary>The accepted media types; the most frequently served one comes first.</summary>
    public static readonly IReadOnlyList<string> Types = [.. All.Select(form => form.Type)];

    public static FileFormat Of(string type) => All.First(form => form.Type == type);
}
