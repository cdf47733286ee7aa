using System.Globalization;
using System.IO.Hashing;
using System.Text;
using Microsoft.Extensions.Options;
using NewsApi.Media.Files;

namespace NewsApi.Media.Pictures;

/// <summary>All sizes that exist: the built-in ones, changed and extended by the settings.</summary>
internal sealed class Presets
{
    public const string Large = "large", Card = "card", Square = "square", Standard = "standard", Wide = "wide";

    private static readonly Preset[] Usual =
    [
        new("thumb", 160, null, 75),
        new("small", 480, null, 80),
        new("medium", 960, null, 80),
        new(Large, 1_600, null, 80),
        new(Card, 1_200, 630, 82),
        new(Square, 1_200, 1_200, 80),
        new(Standard, 1_200, 900, 80),
        new(Wide, 1_600, 900, 80),
        new("tall", 900, 1_600, 80),
    ];

    private readonly Dictionary<string, Preset> _byName;

    public Presets(IOptions<MediaOptions> options)
    {
        _byName = Usual.ToDictionary(preset => preset.Name, StringComparer.Ordinal);
        foreach (var (name, own) in options.Value.Presets)
            _byName[name] = new Preset(name, own.Width, own.Height, own.Quality);
        All = [.. _byName.Values.OrderBy(preset => preset.Ratio is null ? 0 : 1).ThenBy(preset => preset.Width)];
        Fingerprint = Hash(string.Join(
            ';', All.Select(one => FormattableString.Invariant($"{one.Name},{one.Width},{one.Height},{one.Quality}"))));
    }

    /// <summary>
    /// First the sizes that keep the picture's ratio, then the others; each group in the order of width, the smallest first.
    /// </summary>
    public IReadOnlyList<Preset> All { get; }

    /// <summary>A hash of all sizes.</summary>
    public string Fingerprint { get; }

    /// <summary>The sizes of the whole picture, which <c>srcset</c> offers.</summary>
    public IEnumerable<Preset> Whole => All.Where(preset => preset.Ratio is null);

    /// <summary>The keys that crops may have: ratios, and names of sizes with a ratio.</summary>
    public IReadOnlySet<string> Slots => field ??= All.Where(preset => preset.Ratio is not null)
        .SelectMany(preset => (string[])[preset.Name, preset.Ratio!]).ToHashSet(StringComparer.Ordinal);

    public Preset? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>
    /// The version in the addresses of renditions. It changes when the shown picture, the metadata in the file or a size changes. So the
    /// content at an address never changes, and caches may keep it for ever.
    /// </summary>
    /// <param name="rendition">The fingerprint of the picture and its data.</param>
    public string VersionOf(string rendition) => Hash($"{rendition}|{Fingerprint}");

    private static string Hash(string text) =>
        XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(text)).ToString("x16", CultureInfo.InvariantCulture);
}
