using System.Text.Json;
using System.Text.Json.Nodes;
using NewsApi.Http.Problems;
using NewsApi.Json;

namespace NewsApi.Http.Bodies;

/// <summary>
/// Finds all errors of a body that could not be read. It removes the value with the first error and reads the rest again, until no such
/// error is left. Then it validates the remaining values.
/// </summary>
/// <param name="type">The type of the body; for a patch, the type of the resource that it changes.</param>
/// <param name="isPatch">Whether the body is a patch. Its values are not validated here, because fields may be absent.</param>
internal sealed class RequestBodyErrors(Type type, bool isPatch)
{
    private static readonly JsonNodeOptions AnyCase = new() { PropertyNameCaseInsensitive = true };

    private readonly List<ProblemError> _errors = [];

    /// <param name="body">The text of the body.</param>
    /// <param name="first">The first error, because of which the body could not be read.</param>
    /// <param name="context">The request.</param>
    public async Task<Problem> Find(Stream body, JsonException first, HttpContext context)
    {
        _errors.AddRange(BadJson.Explain(first, type).Errors);
        body.Position = 0;
        if (await Parse(body, context.RequestAborted) is { } root && Remove(root) && ReadRest(root) is { } rest && !isPatch)
            foreach (var error in await RequestBodyChecks.Find(type, rest, context))
                if (!_errors.Any(known => Covers(known.Pointer!, error.Pointer!)))
                    _errors.Add(error);
        return BadJson.Refuse([.. _errors]);
    }

    private static async Task<JsonNode?> Parse(Stream body, CancellationToken ct)
    {
        try
        {
            return await JsonNode.ParseAsync(body, AnyCase, cancellationToken: ct);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private object? ReadRest(JsonNode root)
    {
        while (_errors.Count <= Problem.MostErrors)
            try
            {
                return root.Deserialize(type, ApiJson.Stored);
            }
            catch (JsonException e)
            {
                var error = BadJson.Explain(e, type).Errors[0];
                if (_errors.Any(known => known.Pointer == error.Pointer))
                    return null;
                _errors.Add(error);
                if (!Remove(root))
                    return null;
            }
            catch (Exception e) when (IsOfText(e))
            {
                return null;
            }

        return null;
    }

    // Removes the value with the newest error from the body. An entry of a list becomes null, so the other entries keep their numbers.
    private bool Remove(JsonNode root)
    {
        try
        {
            var steps = JsonPointer.Steps(_errors[^1].Pointer!);
            if (steps.Count == 0)
                return false;
            var parent = root;
            foreach (var step in steps.SkipLast(1))
                parent = parent is JsonArray entries ? entries[int.Parse(step, Numbers)] : (parent as JsonObject)?[step];
            switch (parent)
            {
                case JsonArray list:
                    list[int.Parse(steps[^1], Numbers)] = null;
                    return true;
                case JsonObject fields:
                    return fields.Remove(steps[^1]);
                default:
                    return false;
            }
        }
        catch (Exception e) when (IsOfText(e) || e is FormatException)
        {
            return false;
        }
    }

    private static IFormatProvider Numbers => System.Globalization.CultureInfo.InvariantCulture;

    // The cause is a name that occurs twice, or a text that is not valid Unicode.
    private static bool IsOfText(Exception e) => e is ArgumentException or InvalidOperationException;

    // A value was removed because it could not be read. Errors of this value, of its parts and of the values around it are not reported.
    private static bool Covers(string wrong, string place) =>
        place == wrong || place.StartsWith(wrong + "/", StringComparison.OrdinalIgnoreCase)
        || wrong.StartsWith(place + "/", StringComparison.OrdinalIgnoreCase) || place.Equals(wrong, StringComparison.OrdinalIgnoreCase);
}
