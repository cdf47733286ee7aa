using System.Text;

namespace NewsApi.Text;

/// <summary>Finds texts without any visible character. Invisible are white space, joiners, fillers and similar characters.</summary>
internal static class VisibleText
{
    // Default_Ignorable_Code_Point of Unicode 17: joiners, direction marks, fillers, variation selectors, tags. .NET has no API for this
    // property.
    private static readonly (int First, int Last)[] Ignorable =
    [
        (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x200B, 0x200F),
        (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8),
        (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
    ];

    private const int BlankBraille = 0x2800;

    public static bool IsEmpty(string? text) => text is null || text.EnumerateRunes().All(IsInvisible);

    private static bool IsInvisible(Rune rune) =>
        Rune.IsWhiteSpace(rune) || Rune.IsControl(rune) || rune.Value == BlankBraille || (rune.Value & 0xFFFE) == 0xFFFE
        || Ignorable.Any(range => rune.Value >= range.First && rune.Value <= range.Last);
}
