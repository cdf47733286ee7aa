using System.Globalization;
using FluentValidation.Resources;

namespace NewsApi.Http.Bodies;

/// <summary>The default messages of validation rules, instead of those of FluentValidation.</summary>
internal sealed class ValidationMessages : ILanguageManager
{
    /// <summary>The message of a rule that has no default message here. Such a rule should set its own message.</summary>
    public const string Unspoken = "Is not valid here.";

    private static readonly Dictionary<string, string> Sentences = new()
    {
        ["NotNullValidator"] = "Is required.",
        ["NotEmptyValidator"] = "Is required, and must not be empty.",
        ["MaximumLengthValidator"] = "Takes at most {MaxLength} characters; this text has {TotalLength}.",
        ["MinimumLengthValidator"] = "Takes at least {MinLength} characters; this text has {TotalLength}.",
        ["InclusiveBetweenValidator"] = "Takes a number from {From} to {To}.",
        ["GreaterThanValidator"] = "Takes a number above {ComparisonValue}.",
    };

    public bool Enabled { get; set; } = true;

    public CultureInfo Culture { get; set; } = CultureInfo.InvariantCulture;

    public string GetString(string key, CultureInfo? culture = null) => Sentences.GetValueOrDefault(key, Unspoken);
}
