using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FluentValidation;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using NewsApi.Http.Bodies;
using NewsApi.Http.Problems;
using NewsApi.Json;

namespace NewsApi.Readership.Events;

/// <summary>
/// Reads the events of a request. They come as JSON also where Content-Type says text/plain, which is what a browser
/// lets <c>navigator.sendBeacon</c> send to another host without asking first.
/// </summary>
internal sealed class EventBody(IValidator<EventRequest> validator)
{
    private const int MostEvents = 100;
    private const long LongestBody = 100_000;

    private static readonly JsonTypeInfo<List<EventRequest?>> Many = ApiJson.TypeOf<List<EventRequest?>>();

    private static readonly JsonTypeInfo<EventRequest> One = ApiJson.TypeOf<EventRequest>();

    /// <exception cref="ProblemException">The body can't be read. No event of it is stored.</exception>
    public async ValueTask<SentEvents> Read(HttpContext context)
    {
        if (context.Request.QueryString.HasValue && context.Request.Query.Count > 0)
            throw new ProblemException(Problem.BadParameters(
            [
                .. context.Request.Query.Keys.Select(
                    name => ProblemError.InParameter(name, "unknown_parameter", "This address takes no parameters.")),
            ]));
        if (!IsTaken(context.Request.ContentType))
            throw new ProblemException(Problem.Of(StatusCodes.Status415UnsupportedMediaType));
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = LongestBody;
        var sent = await ReadJson(context.Request.BodyReader, context.RequestAborted);
        for (var place = 0; place < sent.All.Count; place++)
            if (BodyValidation.Refuse(validator, sent.All[place], sent.PointerTo(place)) is { } refused)
                throw new ProblemException(refused);
        return sent;
    }

    // The usual types are compared as they are, without parsing.
    private static bool IsTaken(string? contentType) => contentType is "text/plain;charset=UTF-8" or "text/plain" or "application/json"
        || (MediaTypeHeaderValue.TryParse(contentType, out var type)
            && (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
                || type.MediaType.Equals("text/plain", StringComparison.OrdinalIgnoreCase))
            && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase)));

    private static async ValueTask<SentEvents> ReadJson(PipeReader reader, CancellationToken ct)
    {
        ReadResult result;
        while (!(result = await reader.ReadAsync(ct)).IsCompleted)
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

    private static SentEvents Parse(ReadOnlySequence<byte> text)
    {
        if (text.Length > LongestBody)
            throw new ProblemException(Problem.Of(StatusCodes.Status413PayloadTooLarge));
        if (text.IsEmpty)
            throw new ProblemException(Problem.BodyRequired());
        var reader = new Utf8JsonReader(text);
        reader.Read();
        var isOne = reader.TokenType == JsonTokenType.StartObject;
        var events = isOne
            ? [JsonSerializer.Deserialize(ref reader, One)]
            : JsonSerializer.Deserialize(ref reader, Many) ?? throw new ProblemException(Problem.BodyRequired());
        while (reader.Read())
        {
            // What follows must be white space; anything else throws.
        }

        if (events.Count is 0 or > MostEvents)
            throw new ProblemException(
                Problem.Unprocessable(ProblemError.InBody("", "invalid_length", $"Takes 1 to {MostEvents} events.")));
        if (events.Any(one => one is null))
            throw new ProblemException(Problem.Unprocessable(ProblemError.InBody("", "required", "An event must be an object.")));
        return new SentEvents(events!, isOne);
    }
}

/// <summary>The events of a request.</summary>
/// <param name="All">One or many.</param>
/// <param name="IsOne">Whether it came without a list.</param>
internal sealed record SentEvents(IReadOnlyList<EventRequest> All, bool IsOne)
{
    /// <summary>JSON pointer to an event.</summary>
    public string PointerTo(int place) => IsOne ? "" : $"/{place}";
}
