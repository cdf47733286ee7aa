using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using FluentValidation;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using NewsApi.Data;
using NewsApi.Http;

namespace NewsApi.Readership;

/// <summary>
/// The events of one request. They come as JSON also where Content-Type says text/plain, which is what a browser
/// lets <c>navigator.sendBeacon</c> send to another host without asking first.
/// </summary>
internal sealed record EventBody(IReadOnlyList<EventRequest> Events)
{
    private const int MostEvents = 100;
    private const long LongestBody = 100_000;

    /// <exception cref="ProblemException">It can't be taken; nothing is.</exception>
    public static async ValueTask<EventBody?> BindAsync(HttpContext context)
    {
        BrowserAccess.AllowAnyReader(context.Response);
        if (context.Request.Query.Count > 0)
            throw new ProblemException(Problem.BadParameters(
                [.. context.Request.Query.Keys.Select(name => ProblemError.InParameter(name, "unknown_parameter", "This address takes no parameters."))]));
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || !IsTaken(type))
            throw new ProblemException(Problem.Of(StatusCodes.Status415UnsupportedMediaType));
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = LongestBody;
        var body = await Read(context);
        var validator = context.RequestServices.GetRequiredService<IValidator<EventRequest>>();
        for (var place = 0; place < body.Events.Count; place++)
            if (BodyValidation.Refuse(validator, body.Events[place], PointerTo(place)) is { } refused)
                throw new ProblemException(refused);
        return body;
    }

    /// <summary>JSON pointer to an event.</summary>
    public static string PointerTo(int place) => $"/{place}";

    private static bool IsTaken(MediaTypeHeaderValue type) =>
        (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) || type.MediaType.Equals("text/plain", StringComparison.OrdinalIgnoreCase))
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    private static async ValueTask<EventBody> Read(HttpContext context)
    {
        var reader = context.Request.BodyReader;
        ReadResult result;
        while (!(result = await reader.ReadAsync(context.RequestAborted)).IsCompleted)
        {
            if (result.Buffer.Length > LongestBody)
                throw new ProblemException(Problem.Of(StatusCodes.Status413PayloadTooLarge));
            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }

        try
        {
            return Parse(result.Buffer);
        }
        catch (JsonException e)
        {
            throw new ProblemException(BadJson.Explain(e));
        }
        finally
        {
            reader.AdvanceTo(result.Buffer.End);
        }
    }

    private static EventBody Parse(ReadOnlySequence<byte> text)
    {
        if (text.Length > LongestBody)
            throw new ProblemException(Problem.Of(StatusCodes.Status413PayloadTooLarge));
        if (text.IsEmpty)
            throw new ProblemException(Problem.BodyRequired());
        var reader = new Utf8JsonReader(text);
        var events = JsonSerializer.Deserialize<List<EventRequest?>>(ref reader, Json.Stored) ?? throw new ProblemException(Problem.BodyRequired());
        while (reader.Read())
        {
            // What follows the list must be white space; anything else throws.
        }

        if (events.Count is 0 or > MostEvents)
            throw new ProblemException(Problem.Unprocessable(ProblemError.InBody("", "invalid_length", $"Takes 1 to {MostEvents} events.")));
        if (events.Any(one => one is null))
            throw new ProblemException(Problem.Unprocessable(ProblemError.InBody("", "required", "An event must be an object.")));
        return new EventBody(events!);
    }
}
