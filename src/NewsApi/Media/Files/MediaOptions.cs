using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace NewsApi.Media.Files;

/// <summary>When JPEG and WebP of a picture are made.</summary>
internal enum RenditionTiming
{
    /// <summary>Each size is made at the first request for it.</summary>
    Ask,

    /// <summary>All sizes are made after a publication that shows the picture. Missing ones are made at the first request.</summary>
    Publication,
}

/// <summary>Settings under <c>NewsApi:Media</c>.</summary>
internal sealed partial class MediaOptions : IValidatableObject
{
    public const string Section = "NewsApi:Media";

    private const int MostPresets = 24;

    /// <summary>Folder of originals and renditions; <c>media</c> in the data folder when empty.</summary>
    public string? Folder { get; set; }

    /// <summary>The largest file that is accepted, in bytes.</summary>
    [Range(1_024, 4_000_000_000)]
    public long MaxBytes { get; set; } = 50L * 1024 * 1024;

    /// <summary>The largest picture that is accepted: width times height times frames, in millions of pixels.</summary>
    [Range(1, 1_000)]
    public int MaxMegapixels { get; set; } = 100;

    /// <summary>The most frames of an animation.</summary>
    [Range(1, 10_000)]
    public int MaxFrames { get; set; } = 1_000;

    /// <summary>How many pictures are decoded at once; each takes one processor.</summary>
    [Range(1, 64)]
    public int RendersAtOnce { get; set; } = 1;

    /// <summary>How many more pictures may wait to be decoded; further requests are answered with 503.</summary>
    [Range(1, 10_000)]
    public int RendersWaiting { get; set; } = 100;

    /// <summary>When JPEG and WebP of a picture are made.</summary>
    public RenditionTiming MakeSizes { get; set; } = RenditionTiming.Ask;

    /// <summary>Whether AVIF is made too, in the background.</summary>
    public bool Avif { get; set; } = true;

    /// <summary>Effort of the AVIF encoder; 4 takes ten times as long as 1, for a tenth of the bytes.</summary>
    [Range(0, 9)]
    public int AvifEffort { get; set; } = 1;

    /// <summary>For how many days a size is kept without a request for it.</summary>
    [Range(1, 3_650)]
    public int RenditionDays { get; set; } = 90;

    /// <summary>For how many days the original of a deleted file is kept.</summary>
    [Range(1, 3_650)]
    public int DeletedDays { get; set; } = 30;

    /// <summary>Additional sizes of pictures, by name. An entry with the name of a built-in size changes that size.</summary>
    public Dictionary<string, PresetOptions> Presets { get; set; } = [];

    /// <summary>The S3 bucket that stores files in place of the folder.</summary>
    public BucketOptions S3 { get; set; } = new();

    public long MaxPixels => MaxMegapixels * 1_000_000L;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var wrong in S3.Validate())
            yield return wrong;
        if (Presets.Count > MostPresets)
            yield return new ValidationResult($"At most {MostPresets} sizes can be set.", [nameof(Presets)]);
        foreach (var (name, preset) in Presets)
        {
            if (!Name().IsMatch(name))
                yield return new ValidationResult($"'{name}' must be 1 to 20 small letters and digits.", [nameof(Presets)]);
            if (preset.Width is < 16 or > 4_096 || preset.Height is < 16 or > 4_096)
                yield return new ValidationResult($"Width and height of '{name}' must be 16 to 4096.", [nameof(Presets)]);
            if (preset.Quality is < 1 or > 100)
                yield return new ValidationResult($"The quality of '{name}' must be 1 to 100.", [nameof(Presets)]);
        }
    }

    [GeneratedRegex("^[a-z0-9]{1,20}$")]
    private static partial Regex Name();
}

/// <summary>A size of pictures.</summary>
internal sealed class PresetOptions
{
    /// <summary>Width in pixels.</summary>
    public int Width { get; set; } = 960;

    /// <summary>Height in pixels; the picture is cut to this ratio. Null keeps the picture's own ratio.</summary>
    public int? Height { get; set; }

    /// <summary>Quality of the encoder, 1 to 100.</summary>
    public int Quality { get; set; } = 80;
}
