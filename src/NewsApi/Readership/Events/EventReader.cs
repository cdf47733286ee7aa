using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NewsApi.Http.Problems;
using NewsApi.Json;

namespace NewsApi.Readership.Events;

/// <summary>Reads the JSON of a request: one event, a list of them, or a batch with the time at which it was sent.</summary>
internal static class EventReader
{
    private static readonly JsonTypeInfo<List<EventRequest?>> Many = ApiJson.TypeOf<List<EventRequest?>>();

    private static readonly JsonTypeInfo<EventRequest> One = ApiJson.TypeOf<EventRequest>();

    private static readonly JsonTypeInfo<EventBatchRequest> Batch = ApiJson.TypeOf<EventBatchRequest>();

    private static readonly JsonTypeInfo<DateTimeOffset?> Instant = ApiJson.TypeOf<DateTimeOffset?>();

    /// <exception cref="ProblemException">The body is not JSON, has another shape, or is <c>null</c>.</exception>
    public static SentEvents Read(ReadOnlySequence<byte> text)
    {
        try
        {
            return Whole(text);
        }
        catch (JsonException e)
        {
            return Singly(text, e);
        }
    }

    // The usual case: every event can be read.
    private static SentEvents Whole(ReadOnlySequence<byte> text)
    {
        var reader = new Utf8JsonReader(text);
        reader.Read();
        SentEvents sent;
        if (reader.TokenType == JsonTokenType.StartObject && HasEvents(reader))
        {
            var batch = JsonSerializer.Deserialize(ref reader, Batch)!;
            sent = new SentEvents(batch.Events ?? [], EventForm.Batch, batch.SentAt);
        }
        else if (reader.TokenType == JsonTokenType.StartObject)
            sent = new SentEvents([JsonSerializer.Deserialize(ref reader, One)], EventForm.One, SentAt: null);
        else
            sent = new SentEvents(
                JsonSerializer.Deserialize(ref reader, Many) ?? throw new ProblemException(Problem.BodyRequired()), EventForm.List,
                SentAt: null);
        while (reader.Read())
        {
            // Only white space may follow. Anything else throws.
        }

        return sent;
    }

    // If one event can't be read, only this event is refused. If the body as a whole is wrong, the whole request is refused.
    private static SentEvents Singly(ReadOnlySequence<byte> text, JsonException first)
    {
        using var document = Document(text);
        var root = document.RootElement;
        try
        {
            var isBatch = root.ValueKind == JsonValueKind.Object && root.EnumerateObject().Any(IsEvents);
            var (events, sentAt) = isBatch ? Envelope(root) : (root, null);
            if (events.ValueKind != JsonValueKind.Array)
                throw new ProblemException(BadJson.Explain(first, typeof(EventRequest)));
            return Singly(new SentEvents([], isBatch ? EventForm.Batch : EventForm.List, sentAt), events);
        }
        catch (InvalidOperationException)
        {
            // The name of a field is not valid text.
            throw new ProblemException(BadJson.Explain(first, typeof(EventRequest)));
        }
    }

    private static SentEvents Singly(SentEvents sent, JsonElement events)
    {
        foreach (var (place, one) in events.EnumerateArray().Index())
            try
            {
                sent.All.Add(null);
                sent.All[place] = one.Deserialize(One);
            }
            catch (JsonException e)
            {
                sent.Refuse(place, BadJson.Explain(e, typeof(EventRequest)));
            }

        return sent;
    }

    private static JsonDocument Document(ReadOnlySequence<byte> text)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException e)
        {
            throw new ProblemException(BadJson.Explain(
                new JsonException(e.Message, e.Path, e.LineNumber, e.BytePositionInLine, e), typeof(EventBatchRequest)));
        }
    }

    private static (JsonElement Events, DateTimeOffset? SentAt) Envelope(JsonElement root)
    {
        JsonElement? events = null;
        DateTimeOffset? sentAt = null;
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var field in root.EnumerateObject())
        {
            if (!seen.Add(field.Name))
                throw Wrong(field.Name, "duplicate_field", "This field occurs twice.");
            if (IsEvents(field))
                events = field.Value;
            else if (!field.NameEquals("sentAt"u8) && !field.Name.Equals("sentAt", StringComparison.OrdinalIgnoreCase))
                throw Refused(BadJson.UnknownField(PointerTo(field.Name), field.Name, typeof(EventBatchRequest)));
            else
                sentAt = ReadInstant(field);
        }

        return (events!.Value, sentAt);
    }

    private static DateTimeOffset? ReadInstant(JsonProperty field)
    {
        try
        {
            return field.Value.Deserialize(Instant);
        }
        catch (JsonException)
        {
            throw Wrong(field.Name, "invalid_value", InstantConverter.Wanted);
        }
    }

    private static ProblemException Wrong(string name, string code, string detail) =>
        Refused(ProblemError.InBody(PointerTo(name), code, detail));

    private static ProblemException Refused(ProblemError error) => new(BadJson.Refuse(error));

    private static string PointerTo(string name) => "/" + JsonPointer.Escape(name);

    private static bool IsEvents(JsonProperty field) => field.Name.Equals("events", StringComparison.OrdinalIgnoreCase);

    // The parameter is a copy of the reader, so the caller's position does not change.
    private static bool HasEvents(Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            // A name with escapes is not found here. Its events are then read one by one.
            if (!reader.HasValueSequence && Ascii.EqualsIgnoreCase(reader.ValueSpan, "events"u8))
                return true;
            reader.Skip();
        }

        return false;
    }
}
