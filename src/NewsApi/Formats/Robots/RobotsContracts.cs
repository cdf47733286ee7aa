using System.Text.Json.Serialization;

namespace NewsApi.Formats.Robots;

/// <summary>The rule for text and data mining of a part of the site (TDMRep).</summary>
/// <param name="Location">The path where that part begins.</param>
/// <param name="Reservation">1 where the rights are reserved, 0 where they are not.</param>
/// <param name="Policy">Address of the terms; null where nothing is reserved.</param>
public sealed record TdmRepRule(
    string Location,
    [property: JsonPropertyName("tdm-reservation")] int Reservation,
    [property: JsonPropertyName("tdm-policy"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Policy);
