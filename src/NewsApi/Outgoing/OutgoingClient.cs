using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Microsoft.Extensions.Options;
using NewsApi.Http.Problems;

namespace NewsApi.Outgoing;

/// <summary>
/// The only HTTP client for requests to other servers. It calls only addresses that <see cref="AddressGuard"/> accepts. It follows no
/// redirects, keeps no cookies, decompresses nothing, and reads only a limited part of an answer. It ignores the proxy variables of the
/// environment.
/// </summary>
internal sealed class OutgoingClient : IDisposable
{
    private const int MostHeaderKilobytes = 16, ConnectionsPerServer = 32;

    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);

    private readonly AddressGuard _guard;
    private readonly HttpClient _client;
    private readonly TimeSpan _longest;

    public OutgoingClient(AddressGuard guard, ResolveNames resolve, Dial dial, IOptions<OutgoingOptions> options)
    {
        var proxy = options.Value.Proxy is { } address ? new Uri(address) : null;
        var connect = TimeSpan.FromMilliseconds(options.Value.ConnectMilliseconds);
        var connections = new GuardedConnections(guard, resolve, dial, proxy, connect);
        _guard = guard;
        _longest = TimeSpan.FromMilliseconds(options.Value.TimeoutMilliseconds);
        var handler = new SocketsHttpHandler
        {
            ActivityHeadersPropagator = null,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectCallback = (context, ct) => connections.Open(context.DnsEndPoint, ct),
            ConnectTimeout = connect,
            MaxConnectionsPerServer = ConnectionsPerServer,
            MaxResponseDrainSize = 0,
            MaxResponseHeadersLength = MostHeaderKilobytes,
            // The address of a host may change. Each new connection resolves the name again.
            PooledConnectionLifetime = ConnectionLifetime,
            Proxy = proxy is null ? null : new WebProxy(proxy),
            ResponseDrainTimeout = TimeSpan.Zero,
            UseCookies = false,
            UseProxy = proxy is not null,
        };
        _client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", $"NewsApi/{ProgramVersion.Text}");
    }

    /// <summary>Sends a request. If the request fails, the result has no status.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public Task<OutgoingResponse> Send(OutgoingRequest request, CancellationToken ct) =>
        Exchange(request, _longest, (response, end) => Read(response, request.MostAnswerBytes, end), ct);

    /// <summary>Sends a request and passes the body of a successful answer to <paramref name="read"/> as it arrives.</summary>
    /// <param name="request">The request.</param>
    /// <param name="most">Maximum bytes of the body. With a greater <c>Content-Length</c>, it is not read and <c>IsCut</c> is true.</param>
    /// <param name="longest">Maximum time until the last byte is read.</param>
    /// <param name="read">
    /// Reads the body, and must itself stop after the maximum number of bytes. A network error or timeout becomes a result without status.
    /// Other exceptions go to the caller.
    /// </param>
    /// <param name="ct">Cancellation.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public Task<OutgoingResponse> Download(
        OutgoingRequest request, long most, TimeSpan longest, Func<Stream, CancellationToken, Task> read, CancellationToken ct) =>
        Exchange(
            request, longest,
            async (response, end) =>
            {
                var isTooLong = response.Content.Headers.ContentLength > most;
                if (response.IsSuccessStatusCode && !isTooLong)
                {
                    await using var body = await response.Content.ReadAsStreamAsync(end);
                    await read(body, end);
                }

                return new OutgoingResponse
                {
                    Status = (int)response.StatusCode, Headers = HeadersOf(response), IsCut = response.IsSuccessStatusCode && isTooLong,
                };
            },
            ct);

    private async Task<OutgoingResponse> Exchange(
        OutgoingRequest request, TimeSpan longest, Func<HttpResponseMessage, CancellationToken, Task<OutgoingResponse>> read,
        CancellationToken ct)
    {
        if (_guard.Refuse(request.Address) is { } refusal)
            return new OutgoingResponse { Failure = OutgoingFailure.AddressRefused, Reason = refusal };
        var began = Stopwatch.GetTimestamp();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(ct);
        end.CancelAfter(longest);
        OutgoingResponse answer;
        try
        {
            using var message = Message(request);
            using var response = await _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, end.Token);
            answer = await read(response, end.Token);
        }
        catch (Exception e) when (
            !ct.IsCancellationRequested && e is HttpRequestException or IOException and not StorageException or OperationCanceledException)
        {
            answer = Failed(e);
        }

        return answer with { Took = Stopwatch.GetElapsedTime(began) };
    }

    public void Dispose() => _client.Dispose();

    private static HttpRequestMessage Message(OutgoingRequest request)
    {
        var message = new HttpRequestMessage(request.Method, request.Address);
        if (!request.Body.IsEmpty)
        {
            message.Content = new ReadOnlyMemoryContent(request.Body);
            message.Content.Headers.TryAddWithoutValidation("Content-Type", request.ContentType);
        }

        foreach (var (name, value) in request.Headers)
            message.Headers.TryAddWithoutValidation(name, value);
        return message;
    }

    private static async Task<OutgoingResponse> Read(HttpResponseMessage response, int most, CancellationToken ct)
    {
        await using var body = await response.Content.ReadAsStreamAsync(ct);
        // One more byte is read, to know whether the body is longer than the limit.
        var bytes = new byte[most + 1];
        var count = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct);
        return new OutgoingResponse
        {
            Status = (int)response.StatusCode,
            Headers = HeadersOf(response),
            Body = Encoding.UTF8.GetString(bytes, 0, Math.Min(count, most)),
            IsCut = count > most,
        };
    }

    private static List<KeyValuePair<string, string>> HeadersOf(HttpResponseMessage response) =>
    [
        .. response.Headers.Concat(response.Content.Headers)
            .Select(one => KeyValuePair.Create(one.Key, string.Join(", ", one.Value))),
    ];

    private static OutgoingResponse Failed(Exception e)
    {
        var causes = Causes(e).ToList();
        var (failure, reason) =
            causes.OfType<AddressRefusedException>().FirstOrDefault() is { } refused ? (OutgoingFailure.AddressRefused, refused.Message)
            : causes.Any(cause => cause is OperationCanceledException or TimeoutException)
                ? (OutgoingFailure.TimedOut, "The answer did not come in time.")
            : causes.OfType<AuthenticationException>().FirstOrDefault() is { } tls ? (OutgoingFailure.CertificateInvalid, tls.Message)
            : causes.OfType<SocketException>().FirstOrDefault() is { } socket
                ? (IsUnknownName(socket) ? OutgoingFailure.NameNotFound : OutgoingFailure.ConnectionFailed, socket.Message)
            : causes.OfType<HttpRequestException>().Any(cause => cause.HttpRequestError is HttpRequestError.InvalidResponse
                or HttpRequestError.ConfigurationLimitExceeded or HttpRequestError.HttpProtocolError)
                ? (OutgoingFailure.AnswerInvalid, e.Message)
            : (OutgoingFailure.ConnectionFailed, causes[^1].Message);
        return new OutgoingResponse { Failure = failure, Reason = reason };
    }

    private static bool IsUnknownName(SocketException e) =>
        e.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain;

    private static IEnumerable<Exception> Causes(Exception e)
    {
        for (var cause = e; cause is not null; cause = cause.InnerException)
            yield return cause;
    }
}
