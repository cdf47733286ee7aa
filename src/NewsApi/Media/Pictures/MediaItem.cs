using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Text;
using Dapper;
using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Json;
using NewsApi.Media.Images;
using NewsApi.Text.Names;

namespace NewsApi.Media.Pictures;

/// <summary>Whether a file is shown.</summary>
public enum MediaState
{
    /// <summary>The file can be used and shown.</summary>
    Active,

    /// <summary>The right to use the file has ended, or its article was taken down. Readers no longer see the file.</summary>
    Expired,

    /// <summary>An editor deleted the file; its original is kept for some days.</summary>
    Deleted,
}

/// <summary>The columns of <c>media</c> beside the id.</summary>
internal abstract record MediaColumns
{
    /// <summary>A <see cref="MediaState"/>.</summary>
    public string State { get; init; } = nameof(MediaState.Active);

    /// <summary>A <see cref="MediaKind"/>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Media type of the original.</summary>
    public string Type { get; init; } = "";

    public long Bytes { get; init; }

    /// <summary>SHA-256 of the original.</summary>
    public string Hash { get; init; } = "";

    /// <summary>Unique key of the original: its hash. In a deleted row, hash and id, so that the same file can be uploaded again.</summary>
    public string OriginalKey { get; init; } = "";

    public string? FileName { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    public int? Frames { get; init; }

    public long? DurationMs { get; init; }

    public string? Colour { get; init; }

    public string? Placeholder { get; init; }

    public FocalPoint? Focal { get; init; }

    public IReadOnlyDictionary<string, CropArea>? Crops { get; init; }

    /// <summary>Fingerprint of all data that renditions depend on: the original, focal point, crops and metadata.</summary>
    public string Rendition { get; init; } = "";

    /// <summary><see cref="Presets.Fingerprint"/> of the sizes that are stored as AVIF; null if there are none.</summary>
    public string? AvifOf { get; init; }

    /// <summary>The time, in Unix milliseconds, before which no node begins to make the AVIF of this picture.</summary>
    public long AvifUntil { get; init; }

    public LocalisedText? Alt { get; init; }

    public bool Decorative { get; init; }

    public LocalisedText? Captions { get; init; }

    public string? Credit { get; init; }

    public string? Source { get; init; }

    public string? Rights { get; init; }

    public string? Licence { get; init; }

    public string? Creator { get; init; }

    public DateTimeOffset? TakenAt { get; init; }

    public string? DataMining { get; init; }

    public string? DigitalSourceType { get; init; }

    public bool ContentCredentials { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>The texts that a search looks through, in small letters.</summary>
    public string Words { get; init; } = "";

    public DateTimeOffset? UseUntil { get; init; }

    public int Version { get; init; }

    public long Seq { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public string CreatedBy { get; init; } = "";

    public DateTimeOffset ModifiedAt { get; init; }

    public DateTimeOffset? DeletedAt { get; init; }
}

/// <summary>A row of <c>media</c>: a file that editors uploaded, with what is known of it.</summary>
internal sealed record MediaItem : MediaColumns, IEntity
{
    /// <summary>The columns that are written.</summary>
    public static readonly SqlColumns Written = SqlColumns.Of<MediaColumns>();

    /// <summary>The columns that are read.</summary>
    public static readonly string Columns = $"id, {Written.Names}";

    public long Id { get; init; }

    public bool IsImage => Kind == nameof(MediaKind.Image);

    public bool IsShown => State == nameof(MediaState.Active);

    public FileFormat Form => FileFormat.Of(Type);

    /// <summary>Returns the row with the columns that are computed from others.</summary>
    public MediaItem WithDerived() => WithDerived(Fingerprint());

    private MediaItem WithDerived(string rendition) => this with
    {
        AvifOf = rendition == Rendition ? AvifOf : null,
        AvifUntil = rendition == Rendition ? AvifUntil : 0,
        Rendition = rendition,
        Words = string.Join(
            '\n',
            ((IEnumerable<string?>)[
                .. (Alt?.Texts.Values ?? []), .. (Captions?.Texts.Values ?? []), Credit, Source, Rights, Creator, FileName, .. Tags ?? [],
            ]).Where(text => !string.IsNullOrEmpty(text))).ToLowerInvariant(),
    };

    private string Fingerprint() => XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(ApiJson.Write(new
    {
        Hash, Focal, Crops, Credit, Source, Rights, Licence, Creator, DataMining, DigitalSourceType, Alt, Captions,
    }))).ToString("x16", System.Globalization.CultureInfo.InvariantCulture);

    [ModuleInitializer]
    internal static void Register()
    {
        SqlMapper.AddTypeHandler(new JsonColumn<FocalPoint>());
        SqlMapper.AddTypeHandler(new JsonColumn<IReadOnlyDictionary<string, CropArea>>());
    }
}
