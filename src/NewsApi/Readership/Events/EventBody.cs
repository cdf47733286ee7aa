using System.Buffers;
using FluentValidation;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using NewsApi.Http.Bodies;
using NewsApi.Http.Problems;

namespace NewsApi.Readership.Events;

/// <summary>
/// Reads the events of a request. The body is JSON, also with the content type text/plain: browsers let <c>navigator.sendBeacon</c> send
/// that type to another host without a preflight request.
/// </summary>
internal sealed class EventBody(IValidator<EventRequest> validator, IValidator<EventBatchRequest> batches)
{
    private const long LongestBody = 100_000;

    private static readonly string[] Taken = ["application/json", "text/plain"];

    /// <returns>The events, each with the errors of its shape.</returns>
    /// <exception cref="ProblemException">The body can't be read, so none of its events is stored.</exception>
    public async ValueTask<SentEvents> Read(HttpContext context)
    {
        if (context.Request.QueryString.HasValue && context.Request.Query.Count > 0)
            throw new ProblemException(Problem.BadParameters(
                [.. context.Request.Query.Keys], "unknown_parameter", _ => "This address takes no parameters."));
        if (RequestBodyCoding.Refuse(context) is { } packed)
            throw new ProblemException(packed);
        if (!IsTaken(context.Request.ContentType))
            throw new ProblemException(UnmatchedRequest.MediaType(context, Taken));
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = LongestBody;
        if (context.Request.Body is not RequestBodyStream body)
            throw new ProblemException(Problem.BodyRequired());
        var sent = await ReadJson(body, context.RequestAborted);
        for (var place = 0; place < sent.All.Count; place++)
            if (!sent.IsRefused(place) && Refuse(sent.All[place]) is { } refused)
                sent.Refuse(place, refused);
        return sent;
    }

    // The usual content types are compared as text, without parsing.
    private static bool IsTaken(string? contentType) => contentType is "text/plain;charset=UTF-8" or "text/plain" or "application/json"
        || (MediaTypeHeaderValue.TryParse(contentType, out var type)
            && (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
                || type.MediaType.Equals("text/plain", StringComparison.OrdinalIgnoreCase))
            && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase)));

    private async ValueTask<SentEvents> ReadJson(RequestBodyStream body, CancellationToken ct)
    {
        var result = await body.ReadPipeAsync(ct);
        while (!result.IsCompleted)
        {
            if (result.Buffer.Length > LongestBody)
                throw new ProblemException(Problem.BodyTooLarge(LongestBody));
            body.AdvancePipe(result.Buffer.Start, result.Buffer.End);
            result = await body.ReadPipeAsync(ct);
        }

        try
        {
            return Parse(result.Buffer);
        }
        finally
        {
            body.AdvancePipe(result.Buffer.End, result.Buffer.End);
        }
    }

    private SentEvents Parse(ReadOnlySequence<byte> text)
    {
        if (text.Length > LongestBody)
            throw new ProblemException(Problem.BodyTooLarge(LongestBody));
        if (text.IsEmpty)
            throw new ProblemException(Problem.BodyRequired());
        var sent = EventReader.Read(text);
        // The errors of a list get an empty pointer, because a list has no field that they could name. A single event needs no check
        // here.
        if (sent.Form != EventForm.One
            && RequestBodyValidation.Refuse(batches, new EventBatchRequest(sent.SentAt, sent.All)) is { } refused)
            throw new ProblemException(
                sent.Form == EventForm.Batch
                    ? refused
                    : Problem.Unprocessable([.. refused.Errors.Select(one => one with { Pointer = "" })]));
        return sent;
    }

    private Problem? Refuse(EventRequest? one) => one is null
        ? Problem.Unprocessable(ProblemError.InBody("", "required", "An event must be an object."))
        : RequestBodyValidation.Refuse(validator, one);
}
