using System.Globalization;
using System.Text;
using NewsApi.Json;

namespace NewsApi.Readership.Stats;

/// <summary>A statistic as CSV (RFC 4180): a header line, then a line for each point.</summary>
internal static class StatsCsv
{
    public const string ContentType = "text/csv; charset=utf-8; header=present";

    private const string Names = "from,to,group,views,shares,copies,prints,appOpens,clicks,dailyUniques\r\n";

    public static string Write(StatsResponse stats)
    {
        var text = new StringBuilder(Names, Names.Length + (stats.Points.Count * 80));
        foreach (var point in stats.Points)
        {
            text.Append(InstantConverter.Format(point.From)).Append(',').Append(InstantConverter.Format(point.To)).Append(',')
                .Append(Quoted(point.Group));
            long?[] numbers = [point.Views, point.Shares, point.Copies, point.Prints, point.AppOpens, point.Clicks, point.DailyUniques];
            foreach (var number in numbers)
                text.Append(',').Append(number?.ToString(CultureInfo.InvariantCulture));
            text.Append("\r\n");
        }

        return text.ToString();
    }

    private static string? Quoted(string? field) =>
        field is not null && field.AsSpan().ContainsAny("\",\r\n") ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
}
