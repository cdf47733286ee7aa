using System.Globalization;

namespace NewsApi.Benchmarks.Reporting;

/// <summary>The bounds of a median; null for no bound.</summary>
/// <param name="AtLeast">Lower bound.</param>
/// <param name="AtMost">Upper bound.</param>
/// <param name="Unit">The unit of the figure; empty for ratios.</param>
internal sealed record Target(double? AtLeast, double? AtMost, string Unit = "")
{
    public static Target Ratio(double? atLeast = null, double? atMost = null) => new(atLeast, atMost);

    public static Target Milliseconds(double atMost) => new(null, atMost, " ms");

    public bool IsMet(double median) => !(median < AtLeast) && !(median > AtMost);

    public string Show(double value) => Number(value) + Unit;

    public override string ToString() => (AtLeast, AtMost) switch
    {
        ({ } least, { } most) => $"{Number(least)} to {Number(most)}{Unit}",
        ({ } least, null) => $"≥ {Number(least)}{Unit}",
        (null, { } most) => $"≤ {Number(most)}{Unit}",
        _ => "",
    };

    private string Number(double value) =>
        value.ToString(Unit.Length == 0 ? "0.00" : value < 10 ? "0.0" : "#,0", CultureInfo.InvariantCulture);
}
