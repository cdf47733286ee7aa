using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsApi.Access;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Http.Bodies;

/// <summary>Bodies that break while they are read, over a real connection.</summary>
public class RequestBodyMiddlewareTests
{
    private const string Keyed = "\nIdempotency-Key: broken";

    private readonly LogRecorder _log = new();
    private AppUnderTest _app = null!;
    private string _key = "";
    private int _port;

    // A minute has so few lines that none is summed up.
    [SetUp]
    public void NextMinute() => _app.Clock.Advance(TimeSpan.FromMinutes(1));

    [OneTimeSetUp]
    public async Task Start()
    {
        _app = new AppUnderTest(Database.Sqlite) { Configure = services => services.AddSingleton<ILoggerProvider>(_log) };
        _app.UseKestrel(0);
        _app.StartServer();
        _port = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
        _key = await _app.Key(Role.Admin);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _app.DisposeAsync();
        _log.Dispose();
    }

    [TestCase("/v1/events", "", "80000000\r\n")]
    [TestCase("/v1/events", "", "3\r\n[{}zz")]
    [TestCase("/v1/editorial/tags", "", "80000000\r\n")]
    [TestCase("/v1/editorial/tags", Keyed, "80000000\r\n")]
    [TestCase("/v1/editorial/tags", Keyed, "2\r\n{}x\r\n0\r\n\r\n")]
    [TestCase("/v1/editorial/articles/1/publish", Keyed, "ffffffffff\r\n")]
    public async Task Framing_that_is_not_HTTP_is_the_clients_error(string path, string headers, string body)
    {
        var before = _log.Lines.Count;
        var answer = await new Wire(_port, _key).Send(Head(path, "Transfer-Encoding: chunked" + headers), Encoding.ASCII.GetBytes(body));
        Assert.That(answer.Refused(400).Code, Is.EqualTo("bad_request"));
        Assert.That(await Reported(before), Is.EqualTo(1));
    }

    [TestCase("/v1/events", "", true)]
    [TestCase("/v1/events", "", false)]
    [TestCase("/v1/editorial/tags", "", true)]
    [TestCase("/v1/editorial/tags", Keyed, true)]
    [TestCase("/v1/editorial/tags", Keyed, false)]
    public async Task A_connection_that_is_lost_in_a_body_is_one_quiet_line(string path, string headers, bool reset)
    {
        var before = _log.Lines.Count;
        using (var client = new TcpClient())
        {
            await client.ConnectAsync(IPAddress.Loopback, _port);
            var head = Head(path, $"Host: localhost\nAuthorization: Bearer {_key}\nContent-Length: 100\nExpect: 100-continue" + headers);
            var stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(head.Replace("\n", "\r\n") + "\r\n\r\n"));
            // 100 Continue comes when the program begins to read.
            Assert.That(await stream.ReadAsync(new byte[100]), Is.GreaterThan(0));
            // The beginning of a right body: a wrong one is refused before the connection is missed.
            await stream.WriteAsync(path == "/v1/events" ? "[{\"kind\":"u8.ToArray() : "{\"slug\":"u8.ToArray());
            // A reset, as of a network that is gone, or an orderly end.
            client.LingerState = new LingerOption(reset, 0);
        }

        Assert.That(await Reported(before), Is.EqualTo(1));
    }

    private async Task<int> Reported(int before)
    {
        await Eventually.Is(
            () => Task.FromResult(New(before).Any(line => line.Text.Contains("could not be read"))), Is.True);
        Assert.That(New(before).Where(line => line.Level >= LogLevel.Warning), Is.Empty);
        return New(before).Count(line => line.Level >= LogLevel.Information);
    }

    private IEnumerable<(LogLevel Level, string Text)> New(int before) => _log.Lines.Skip(before);

    private static string Head(string path, string headers) => $"POST {path} HTTP/1.1\nContent-Type: application/json\n{headers}";
}
