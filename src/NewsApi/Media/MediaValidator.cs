using System.Text.RegularExpressions;
using FluentValidation;
using NewsApi.Http.Bodies;
using NewsApi.Media.Images;
using NewsApi.Media.Pictures;

namespace NewsApi.Media;

internal sealed partial class MediaValidator : AbstractValidator<MediaRequest>
{
    public const int LongestAlt = 500, LongestCaption = 1_000, LongestName = 300, LongestRights = 1_000;

    private const int MostTags = 50, LongestTag = 60;

    public MediaValidator(Presets presets)
    {
        RuleFor(media => media.Alt).Localised(LongestAlt, isLine: true);
        RuleFor(media => media.Alt).Must(alt => alt is null || !alt.Values.Any(text => text is not null && IsFileName(text)))
            .WithErrorCode("file_name").WithMessage("Must describe the picture: a file name does not help people who can't see it.");
        RuleFor(media => media.Captions).Localised(LongestCaption);
        RuleFor(media => media.Credit).Line(LongestName);
        RuleFor(media => media.Source).Line(LongestName);
        RuleFor(media => media.Rights).Lines(LongestRights);
        RuleFor(media => media.Licence).WebAddress();
        RuleFor(media => media.Creator).Line(LongestName);
        RuleFor(media => media.DataMining).WebAddress(LongestName);
        RuleFor(media => media.DigitalSourceType).WebAddress(LongestName);
        RuleFor(media => media.FocalPoint).Must(point => point is null || point is { X: >= 0 and <= 1, Y: >= 0 and <= 1 })
            .WithErrorCode("out_of_range").WithMessage("x and y must be from 0 to 1.");
        RuleFor(media => media.Crops).Must(crops => crops is null || crops.Keys.All(presets.Slots.Contains))
            .WithErrorCode("unknown_slot")
            .WithMessage($"Each key must be one of {string.Join(", ", presets.Slots.Order(StringComparer.Ordinal))}.");
        RuleFor(media => media.Crops).Must(crops => crops is null || crops.Values.All(IsArea))
            .WithErrorCode("out_of_range")
            .WithMessage("Each area must lie within the picture: values from 0 to 1, width and height at least 0.01.");
        RuleFor(media => media.Tags).AtMost(MostTags);
        RuleForEach(media => media.Tags).Filled().Line(LongestTag);
    }

    /// <summary>Whether a text is the name of a file and not a description.</summary>
    public static bool IsFileName(string text) => FileName().IsMatch(text.Trim());

    private static bool IsArea(CropArea? area) => area is { X: >= 0, Y: >= 0, Width: >= 0.01, Height: >= 0.01 }
        && area.X + area.Width <= 1.000_001 && area.Y + area.Height <= 1.000_001;

    [GeneratedRegex(
        @"^(\S+\.(jpe?g|png|webp|avif|gif|tiff?|heic|bmp)|(img|dsc|dscn|dscf|pxl|image|photo|screenshot)[-_ ]?\d+\S*)$",
        RegexOptions.IgnoreCase)]
    private static partial Regex FileName();
}
