using System.Text.Json.Serialization;

namespace NewsApi.Formats.Robots;

/// <summary>The rule for text and data mining (TDMRep) in one part of the site.</summary>
/// <param name="Location">The start of the paths that the rule applies to.</param>
/// <param name="Reservation">1 where the rights to text and data mining are reserved, else 0.</param>
/// <param name="Policy">Address of the terms of use; absent where the rights are not reserved.</param>
public sealed record TdmRepRule(
    string Location,
    [property: JsonPropertyName("tdm-reservation")] int Reservation,
    [property: JsonPropertyName("tdm-policy"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Policy);
