using System.Data.Common;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using NewsApi.Data;
using NewsApi.Json;

namespace NewsApi.Http.Idempotency;

/// <summary>
/// Carries out a POST with an Idempotency-Key once, even if it is sent again: a repeat gets the stored answer. It runs after
/// authorization, because each caller has keys of its own.
/// </summary>
internal sealed partial class IdempotentRequests(RequestDelegate next, IdempotencyKeys keys, Db db, ILogger<IdempotentRequests> log)
{
    public const string Replayed = "Idempotent-Replayed";

    private static readonly string[] StoredHeaders = ["Content-Type", "Location", "ETag", "Link"];

    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Headers.ContainsKey(KeyedRequest.Header)
            || context.GetEndpoint()?.Metadata.GetMetadata<TakesIdempotencyKey>() is null)
        {
            await next(context);
            return;
        }

        var request = await KeyedRequest.Read(context);
        if (!(await keys.Claim(request, context.RequestAborted)).Succeeded(out var claim, out var problem))
            await problem.ExecuteAsync(context);
        else if (claim.Is(IdempotencyState.Answered))
            await Replay(context, claim);
        else
            await Run(context, claim);
    }

    private static async Task Replay(HttpContext context, IdempotencyRow answered)
    {
        var response = context.Response;
        response.StatusCode = answered.Status!.Value;
        foreach (var (name, value) in ApiJson.Read<Dictionary<string, string>>(answered.Headers!))
            response.Headers[name] = value;
        response.Headers.CacheControl = "no-store";
        response.Headers[Replayed] = "true";
        await response.Body.WriteAsync(Encoding.UTF8.GetBytes(answered.Body!), context.RequestAborted);
    }

    // The request runs to its end even when the client disconnects, because the client can repeat it to get the answer.
    private async Task Run(HttpContext context, IdempotencyRow claim)
    {
        var (clientAborted, original) = (context.RequestAborted, context.Features.Get<IHttpResponseBodyFeature>()!);
        using var body = new MemoryStream();
        var buffering = new StreamResponseBodyFeature(body);
        var isDone = false;
        try
        {
            context.RequestAborted = CancellationToken.None;
            context.Features.Set<IHttpResponseBodyFeature>(buffering);
            db.AddToEachWrite(write => IdempotencyKeys.Commit(write, claim));
            await next(context);
            await buffering.CompleteAsync();
            isDone = context.Response.StatusCode is >= 200 and < 300;
        }
        finally
        {
            db.AddToEachWrite(null);
            context.Features.Set(original);
            context.RequestAborted = clientAborted;
            await End(context, claim, isDone ? body : null);
        }

        // ProblemMiddleware adds a body to an empty answer with an error status.
        if (body.Length > 0)
            await context.Response.Body.WriteAsync(body.GetBuffer().AsMemory(0, (int)body.Length), clientAborted);
    }

    // When the answer can't be stored, a repeat gets idempotency_answer_lost, because the key is marked as committed.
    private async Task End(HttpContext context, IdempotencyRow claim, MemoryStream? answer)
    {
        try
        {
            await (answer is null ? keys.Free(claim) : keys.Answer(Answered(context, claim, answer)));
        }
        catch (DbException e) when (db.Dialect.IsUnavailable(e))
        {
            LogAnswerNotStored(context.Request.Path, e.Message);
        }
    }

    private static IdempotencyRow Answered(HttpContext context, IdempotencyRow claim, MemoryStream body)
    {
        if (context.GetEndpoint()!.Metadata.GetMetadata<AnswersWithSecret>() is not null)
            return claim with { State = nameof(IdempotencyState.Withheld) };
        var headers = StoredHeaders.Where(context.Response.Headers.ContainsKey)
            .ToDictionary(name => name, name => context.Response.Headers[name].ToString());
        return claim with
        {
            State = nameof(IdempotencyState.Answered),
            Status = context.Response.StatusCode,
            Headers = ApiJson.Write(headers),
            Body = Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length),
        };
    }

    [LoggerMessage(LogLevel.Warning, "The answer to a request to {Path} with an idempotency key could not be stored: {Reason}")]
    private partial void LogAnswerNotStored(string path, string reason);
}
