using System.Buffers;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using NewsApi.Http.Bodies;
using NewsApi.Http.Problems;

namespace NewsApi.Http.Idempotency;

/// <summary>A request with an Idempotency-Key.</summary>
/// <param name="Id">Hash of key, caller, method and path, so that equal keys of two callers have different ids.</param>
/// <param name="Fingerprint">Hash of query and body, to detect that the key was sent with another request.</param>
internal sealed record KeyedRequest(string Id, string Fingerprint)
{
    public const string Header = "Idempotency-Key";
    public const int MaxKeyLength = 255;

    private static readonly SearchValues<char> Visible =
        SearchValues.Create([.. Enumerable.Range('!', '~' - '!' + 1).Select(code => (char)code)]);

    /// <summary>
    /// Reads the whole body into memory, or into a temporary file on routes that take files, so that the handler can read it again.
    /// </summary>
    public static async Task<KeyedRequest> Read(HttpContext context)
    {
        var request = context.Request;
        var key = Key(request);
        var body = BodyFor(context);
        await request.Body.CopyToAsync(body, context.RequestAborted);
        body.Position = 0;
        request.Body = body;
        var owner = context.User.FindFirstValue(ClaimTypes.NameIdentifier);
        // Routing ignores case and a slash at the end.
        var path = request.Path.ToUriComponent().TrimEnd('/').ToLowerInvariant();
        using var fingerprint = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        fingerprint.AppendData(Encoding.UTF8.GetBytes($"{request.QueryString.ToUriComponent()}\n"));
        await Append(fingerprint, body, context.RequestAborted);
        return new KeyedRequest(
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{owner}\n{request.Method}\n{path}\n{key}"))),
            Convert.ToHexStringLower(fingerprint.GetHashAndReset()));
    }

    private static Stream BodyFor(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<TakesFile>() is null)
            return new MemoryStream();
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), $"newsapi-{Guid.NewGuid():n}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None,
            bufferSize: 0, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        context.Response.RegisterForDispose(file);
        return file;
    }

    private static async Task Append(IncrementalHash hash, Stream body, CancellationToken ct)
    {
        var buffer = new byte[Math.Clamp(body.Length, 1, 1 << 16)];
        while (await body.ReadAsync(buffer, ct) is var count && count > 0)
            hash.AppendData(buffer.AsSpan(0, count));
        body.Position = 0;
    }

    private static string Key(HttpRequest request)
    {
        var values = request.Headers[Header];
        if (values.Count == 1 && values[0] is { Length: > 0 and <= MaxKeyLength } key && !key.AsSpan().ContainsAnyExcept(Visible))
            return key;
        throw new ProblemException(new Problem(
            StatusCodes.Status400BadRequest,
            "invalid_header",
            $"{Header} must hold one key of 1 to {MaxKeyLength} visible ASCII characters, such as a UUID.",
            ProblemError.InHeader(Header, "invalid_format", $"Takes 1 to {MaxKeyLength} visible ASCII characters.")));
    }
}
