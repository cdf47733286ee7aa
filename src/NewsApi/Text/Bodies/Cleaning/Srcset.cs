using System.Globalization;

namespace NewsApi.Text.Bodies.Cleaning;

/// <summary>One of several files of a picture, for a certain width or density.</summary>
/// <param name="Url">The file's address.</param>
/// <param name="Width">The file's width in pixels; null if the entry states no width.</param>
/// <param name="Density">Pixels of the file for each pixel of the page; null if the entry states no density.</param>
internal sealed record SrcsetEntry(string Url, int? Width, double? Density)
{
    public override string ToString() => Url
        + (Width is { } width ? string.Create(CultureInfo.InvariantCulture, $" {width}w") : "")
        + (Density is { } density ? string.Create(CultureInfo.InvariantCulture, $" {density}x") : "");
}

/// <summary>Reads the attribute <c>srcset</c> (HTML Standard, 4.8.4.2.1).</summary>
internal static class Srcset
{
    private const int MostEntries = 20;

    public static IReadOnlyList<SrcsetEntry> Parse(string? value)
    {
        var entries = new List<SrcsetEntry>();
        var rest = value.AsSpan();
        while (entries.Count < MostEntries && (rest = rest.TrimStart(" \t\r\n\f,")).Length > 0)
        {
            var length = rest.IndexOfAny(" \t\r\n\f");
            var url = length < 0 ? rest : rest[..length];
            rest = length < 0 ? [] : rest[length..];
            // A comma at the end of an address ends the entry. A comma within an address is part of the address.
            if (url.EndsWith(","))
            {
                entries.Add(new SrcsetEntry(url.TrimEnd(',').ToString(), null, null));
                continue;
            }

            var comma = rest.IndexOf(',');
            var descriptor = (comma < 0 ? rest : rest[..comma]).Trim();
            rest = comma < 0 ? [] : rest[(comma + 1)..];
            if (descriptor.IsEmpty)
                entries.Add(new SrcsetEntry(url.ToString(), null, null));
            else if (descriptor[^1] == 'w' && int.TryParse(descriptor[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var width)
                && width > 0)
                entries.Add(new SrcsetEntry(url.ToString(), width, null));
            else if (descriptor[^1] == 'x' && double.TryParse(
                descriptor[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var density)
                && density is > 0 and < 100)
                entries.Add(new SrcsetEntry(url.ToString(), null, density));
        }

        return entries;
    }

    /// <summary>The file with the greatest width or density; null if there are no files.</summary>
    public static SrcsetEntry? Largest(IReadOnlyList<SrcsetEntry> entries) =>
        entries.MaxBy(entry => entry.Width ?? (entry.Density ?? 1) * 1_000);
}
