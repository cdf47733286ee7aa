using System.Globalization;
using NewsApi.Http.Problems;
using NewsApi.Json;
using NewsApi.Text.Names;

namespace NewsApi.Http.Queries;

/// <summary>Reads declared query parameters and collects all errors, so that one answer names them all.</summary>
internal sealed class QueryReader(HttpRequest request)
{
    private readonly List<ProblemError> _errors = [];

    public HttpRequest Request => request;

    public string? Text(QueryParameter parameter)
    {
        if (Single(parameter) is not { } text)
            return parameter.IsRequired && !request.Query.ContainsKey(parameter.Name)
                ? Refuse<string>(parameter, "required", "Is required.")
                : null;
        if (text.Length < parameter.Minimum || text.Length > parameter.Maximum)
            return Refuse<string>(parameter, "invalid_length", $"Takes {parameter.Minimum} to {parameter.Maximum} characters.");
        return text;
    }

    public int? Integer(QueryParameter parameter) => (int?)Long(parameter);

    /// <summary>As <see cref="Integer"/>, for parameters with a maximum above <see cref="int.MaxValue"/>.</summary>
    public long? Long(QueryParameter parameter)
    {
        if (Single(parameter) is not { } text)
            return parameter.IsRequired && !request.Query.ContainsKey(parameter.Name)
                ? Refuse<long?>(parameter, "required", "Is required.")
                : parameter.Default;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= parameter.Minimum && number <= parameter.Maximum
            ? number
            : Refuse<long?>(parameter, "out_of_range", $"Takes a whole number from {parameter.Minimum} to {parameter.Maximum}.");
    }

    public DateTimeOffset? Instant(QueryParameter parameter)
    {
        if (Single(parameter) is not { } text)
            return null;
        // An unescaped plus sign arrives as a space, and a time has no other spaces.
        return InstantConverter.TryParse(text.Replace(' ', '+'), out var instant)
            ? instant
            : Refuse<DateTimeOffset?>(parameter, "invalid_time", InstantConverter.Wanted);
    }

    /// <summary>The chosen word; null when the parameter is absent.</summary>
    public string? Choice(QueryParameter parameter)
    {
        if (Single(parameter) is not { } text)
            return null;
        return parameter.Choices.FirstOrDefault(choice => choice == text)
            ?? Refuse<string>(parameter, "unknown_value", $"Takes one of: {string.Join(", ", parameter.Choices)}.");
    }

    /// <summary>The chosen words; null when the parameter is absent.</summary>
    public IReadOnlySet<string>? Choices(QueryParameter parameter)
    {
        if (!request.Query.TryGetValue(parameter.Name, out var values))
            return null;
        var chosen = new HashSet<string>();
        foreach (var name in values.SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries)))
            if (parameter.Choices.Contains(name))
                chosen.Add(name);
            else
                return Refuse<IReadOnlySet<string>>(parameter, "unknown_value", Explain(name, parameter));
        return chosen;
    }

    public bool Flag(QueryParameter parameter) => Single(parameter) switch
    {
        null or "false" => false,
        "true" => true,
        _ => Refuse<bool>(parameter, "unknown_value", "Takes true or false."),
    };

    /// <summary>A BCP 47 tag in canonical letter case.</summary>
    public string? Language(QueryParameter parameter)
    {
        if (Single(parameter) is not { } text)
            return null;
        return Languages.IsTag(text)
            ? Languages.Canonical(text)
            : Refuse<string>(parameter, "invalid_language", "Takes a BCP 47 language tag such as en or az-Latn.");
    }

    /// <summary>Groups of names: a repeated parameter is a group (AND), commas separate the names of a group (OR).</summary>
    public IReadOnlyList<IReadOnlyList<string>> Names(QueryParameter parameter)
    {
        var groups = new List<IReadOnlyList<string>>();
        foreach (var value in request.Query[parameter.Name])
        {
            var names = (value ?? "").Split(',', StringSplitOptions.TrimEntries);
            if (names.Any(name => name.Length is 0 or > 120))
                return Refuse<IReadOnlyList<IReadOnlyList<string>>>(
                    parameter, "invalid_value", "Takes names separated by commas, each of 1 to 120 characters.") ?? [];
            groups.Add([.. names.Distinct(StringComparer.OrdinalIgnoreCase)]);
        }

        if (groups.Sum(group => group.Count) > parameter.Maximum)
            Refuse<string>(parameter, "too_many", $"Takes at most {parameter.Maximum} names.");
        return groups;
    }

    /// <summary>As <see cref="Names"/>, for ids.</summary>
    public IReadOnlyList<IReadOnlyList<long>> Numbers(QueryParameter parameter)
    {
        var groups = Names(parameter);
        if (groups.SelectMany(group => group).FirstOrDefault(text => !IsNumber(text)) is { } wrong)
            return Refuse<IReadOnlyList<IReadOnlyList<long>>>(
                parameter, "not_a_number", $"Takes ids separated by commas; '{wrong}' is not an id.") ?? [];
        return [.. groups.Select(group => (IReadOnlyList<long>)[.. group.Select(text => long.Parse(text, CultureInfo.InvariantCulture))])];
    }

    public void Refuse(QueryParameter parameter, string code, string detail) => Refuse<string>(parameter, code, detail);

    /// <exception cref="ProblemException">At least one parameter was refused.</exception>
    public void ThrowIfRefused()
    {
        if (_errors.Count > 0)
            throw new ProblemException(Problem.BadParameters(_errors));
    }

    private static bool IsNumber(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static string Explain(string name, QueryParameter parameter) =>
        name.Length == 0 ? "Takes names separated by commas; no name may be empty."
        : NearestName.Find(name, parameter.Choices) is { } nearest ? $"There is no '{name}'; did you mean '{nearest}'?"
        : $"There is no '{name}'; the allowed names are {string.Join(", ", parameter.Choices)}.";

    private string? Single(QueryParameter parameter)
    {
        var values = request.Query[parameter.Name];
        return values.Count > 1
            ? Refuse<string>(parameter, "repeated", "This parameter must not be repeated.")
            : values.Count == 0 ? null : values[0];
    }

    private T? Refuse<T>(QueryParameter parameter, string code, string detail)
    {
        _errors.Add(ProblemError.InParameter(parameter.Name, code, detail));
        return default;
    }
}
