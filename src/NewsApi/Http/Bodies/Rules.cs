using FluentValidation;
using FluentValidation.Results;
using NewsApi.Http.Problems;
using NewsApi.Text;
using NewsApi.Text.Addresses;
using NewsApi.Text.Names;

namespace NewsApi.Http.Bodies;

/// <summary>Rules that several validators share. Lengths equal column sizes and count UTF-16 units, as nvarchar does.</summary>
internal static class Rules
{
    /// <summary>A text with at least one visible character; it must not be absent.</summary>
    public static IRuleBuilderOptions<T, string?> Filled<T>(this IRuleBuilder<T, string?> rule) => rule
        .NotEmpty()
        // Text of white space only is accepted here, because another rule refuses it.
        .Must(text => string.IsNullOrWhiteSpace(text) || !VisibleText.IsEmpty(text))
        .WithErrorCode("required").WithMessage("Must contain a visible character.");

    /// <summary>One line of text: no control characters, no line or paragraph separators.</summary>
    public static IRuleBuilderOptions<T, string?> Line<T>(this IRuleBuilder<T, string?> rule, int longest) => rule
        .MaximumLength(longest)
        .Must(text => ControlCharacters.Refuse(text, isLine: true) is null)
        .WithErrorCode("control_character")
        .WithMessage((_, text) => "Must be one line. " + ControlCharacters.Refuse(text, isLine: true));

    /// <summary>Text of several lines: no control characters except tabs and line ends.</summary>
    public static IRuleBuilderOptions<T, string?> Lines<T>(this IRuleBuilder<T, string?> rule, int longest) => rule
        .MaximumLength(longest)
        .Must(text => ControlCharacters.Refuse(text, isLine: false) is null)
        .WithErrorCode("control_character")
        .WithMessage((_, text) => ControlCharacters.Refuse(text, isLine: false));

    /// <summary>An absolute http or https address of at most <paramref name="longest"/> characters.</summary>
    public static IRuleBuilderOptions<T, string?> WebAddress<T>(this IRuleBuilder<T, string?> rule, int longest = 2_000) => rule
        .Line(longest)
        .Must(text => text is null || IsWebAddress(text))
        .WithErrorCode("invalid_url").WithMessage("Must be an absolute http or https address.")
        .Must(text => text is null || WebAddresses.Escape(text) is not { } escaped || escaped.Length <= longest)
        .WithErrorCode("too_long").WithMessage($"Takes at most {longest:N0} characters, with letters outside ASCII percent-encoded.");

    public static IRuleBuilderOptions<T, string?> Slug<T>(this IRuleBuilder<T, string?> rule) => rule
        .MaximumLength(Slugs.MaxLength)
        .Must(slug => slug is null || Slugs.IsValid(slug))
        .WithErrorCode("invalid_slug").WithMessage("Takes lower-case letters a to z, digits, and single hyphens between them.");

    /// <summary>The request has a slug, or names from which a slug can be made.</summary>
    public static IRuleBuilderOptions<T, string?> SlugOrNames<T>(
        this IRuleBuilder<T, string?> rule, Func<T, IReadOnlyDictionary<string, string>?> names) => rule
        .Slug()
        .Must((body, slug) => slug is not null || names(body) is not { Count: > 0 } || CanMakeSlug(names(body)!))
        .WithErrorCode("required").WithMessage("No slug can be made from this name; send a slug.");

    public static IRuleBuilderOptions<T, IReadOnlyList<TItem>?> AtMost<T, TItem>(
        this IRuleBuilder<T, IReadOnlyList<TItem>?> rule, int most) => rule
        .Must(items => items is null || items.Count <= most)
        .WithErrorCode("too_many").WithMessage($"Takes at most {most} entries.");

    public static IRuleBuilderOptions<T, string?> Language<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(tag => tag is null || Languages.IsTag(tag))
        .WithErrorCode("invalid_language").WithMessage("Takes a BCP 47 language tag such as en or az-Latn.");

    /// <summary>
    /// Texts by language: the tags are well formed, and no text is empty or too long. Each text is one line, or may have several lines.
    /// </summary>
    public static IRuleBuilderOptionsConditions<T, IReadOnlyDictionary<string, string>?> Localised<T>(
        this IRuleBuilder<T, IReadOnlyDictionary<string, string>?> rule, int longest, bool isLine = false) =>
        rule.Custom((texts, context) =>
        {
            var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var (language, text) in texts ?? new Dictionary<string, string>())
                if (WrongText(language, text, longest, isLine, isFirst: seen.Add(language)) is var (code, message) && code is not null)
                    context.AddFailure(
                        new ValidationFailure(
                            RequestBodyValidation.Pointer(context.PropertyPath) + "/" + JsonPointer.Escape(language), message)
                        {
                            ErrorCode = code,
                        });
        });

    public static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && address.UserInfo.Length == 0
        && WebAddresses.AsciiHost(address) is not null;

    // True for names with invalid keys or values, because those get errors of their own.
    private static bool CanMakeSlug(IReadOnlyDictionary<string, string> names) =>
        names.Any(name => name.Value is null || !Languages.IsTag(name.Key)) || LocalisedText.From(names).ToSlug().Length > 0;

    private static (string? Code, string Message) WrongText(
        string language, string? text, int longest, bool isLine, bool isFirst) => text switch
        {
            _ when !Languages.IsTag(language) => ("invalid_language", "The key must be a BCP 47 language tag."),
            _ when !isFirst => ("duplicate", "This language occurs twice; letter case makes no difference."),
            _ when VisibleText.IsEmpty(text) => ("required", "Must not be empty; leave the language out instead."),
            _ when text!.Length > longest => ("too_long", $"Takes at most {longest} characters."),
            _ when ControlCharacters.Refuse(text, isLine) is { } refusal => ("control_character", refusal),
            _ => (null, ""),
        };
}
