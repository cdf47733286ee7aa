using System.Buffers;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using NewsApi.Http.Problems;

namespace NewsApi.Http.Idempotency;

/// <summary>A request with an Idempotency-Key: which it is, and what it asks for.</summary>
/// <param name="Id">Hash of the key, of who sent it, and of where to. One person's keys never meet another's.</param>
/// <param name="Fingerprint">Hash of the query and the body, by which the same request is told from another one.</param>
internal sealed record KeyedRequest(string Id, string Fingerprint)
{
    public const string Header = "Idempotency-Key";
    public const int LongestKey = 255;

    private static readonly SearchValues<char> Visible = SearchValues.Create([.. Enumerable.Range('!', '~' - '!' + 1).Select(code => (char)code)]);

    /// <summary>Reads the whole body and leaves it there to be read again.</summary>
    public static async Task<KeyedRequest> Read(HttpContext context)
    {
        var request = context.Request;
        var key = Key(request);
        var body = new MemoryStream();
        await request.Body.CopyToAsync(body, context.RequestAborted);
        body.Position = 0;
        request.Body = body;
        var owner = context.User.FindFirstValue(ClaimTypes.NameIdentifier);
        // Addresses are one whatever their case, and with a slash at the end.
        var path = request.Path.ToUriComponent().TrimEnd('/').ToLowerInvariant();
        using var asked = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        asked.AppendData(Encoding.UTF8.GetBytes($"{request.QueryString.ToUriComponent()}\n"));
        asked.AppendData(body.GetBuffer().AsSpan(0, (int)body.Length));
        return new KeyedRequest(
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{owner}\n{request.Method}\n{path}\n{key}"))),
            Convert.ToHexStringLower(asked.GetHashAndReset()));
    }

    private static string Key(HttpRequest request)
    {
        var values = request.Headers[Header];
        if (values.Count == 1 && values[0] is { Length: > 0 and <= LongestKey } key && !key.AsSpan().ContainsAnyExcept(Visible))
            return key;
        throw new ProblemException(new Problem(
            StatusCodes.Status400BadRequest,
            "invalid_header",
            $"{Header} holds one key of 1 to {LongestKey} visible ASCII characters, such as a UUID.",
            ProblemError.InHeader(Header, "invalid_format", $"Takes 1 to {LongestKey} visible ASCII characters.")));
    }
}
