namespace NewsApi.Http.Problems;

/// <summary>The property holds one of <see cref="ProblemCodes"/>.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ProblemCodeAttribute : Attribute;
