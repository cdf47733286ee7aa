using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using NewsApi.Outgoing;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Outgoing;

/// <summary>The whole client against servers on the loopback.</summary>
public class OutgoingClientTests
{
    private static readonly OutgoingOptions Loopback =
        new() { AllowedPrivateHosts = ["127.0.0.1:*", "hooks.internal:*"], ConnectMilliseconds = 30_000, TimeoutMilliseconds = 60_000 };

    private static readonly OutgoingOptions Impatient = new() { AllowedPrivateHosts = ["127.0.0.1:*"], TimeoutMilliseconds = 400 };

    [Test]
    public async Task An_answer_comes_with_status_headers_and_text()
    {
        await using var receiver = await Receiver.Start(context =>
        {
            context.Response.Headers["X-Seen"] = "yes";
            return context.Response.WriteAsync("välkommen");
        });
        var answer = await Send(receiver.At("/hook"), Loopback);
        Assert.That((answer.Status, answer.Body, answer.IsCut, answer.IsSuccess), Is.EqualTo(((int?)200, "välkommen", false, true)));
        Assert.That(answer.Headers, Does.Contain(KeyValuePair.Create("X-Seen", "yes")));
        var received = receiver.Requests.Single();
        Assert.That((received.Method, received.Path, received.Body), Is.EqualTo(("POST", "/hook", "{}")));
        Assert.That(received.Headers["Content-Type"], Is.EqualTo("application/json"));
        Assert.That(received.Headers["X-Mine"], Is.EqualTo("1"));
        Assert.That(received.Headers["User-Agent"], Does.StartWith("NewsApi/"));
        Assert.That(received.Headers.Keys, Has.None.EqualTo("traceparent"));
    }

    [TestCase("http://127.0.0.1/")]
    [TestCase("https://127.0.0.1/")]
    [TestCase("https://localhost/", Description = "resolved by the system")]
    public async Task The_loopback_is_refused_unless_a_setting_names_it(string address) =>
        Assert.That((await Send(new Uri(address), new OutgoingOptions())).Failure, Is.EqualTo(OutgoingFailure.AddressRefused));

    [Test]
    public async Task A_name_is_called_at_the_address_that_it_resolved_to()
    {
        await using var receiver = await Receiver.Start();
        var named = new UriBuilder(receiver.Address) { Host = "hooks.internal" }.Uri;
        var answer = await Send(named, Loopback, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]));
        Assert.That(answer.Status, Is.EqualTo(204));
        Assert.That(receiver.Requests.Single().Headers["Host"], Does.StartWith("hooks.internal:"));
    }

    [Test]
    public async Task A_redirect_is_an_answer_and_is_not_followed()
    {
        await using var inside = await Receiver.Start();
        await using var receiver = await Receiver.Start(context =>
        {
            context.Response.Redirect(inside.Address.ToString());
            return Task.CompletedTask;
        });
        var answer = await Send(receiver.Address, Loopback);
        Assert.That((answer.Status, answer.IsSuccess), Is.EqualTo(((int?)302, false)));
        Assert.That(inside.Requests, Is.Empty);
    }

    [Test]
    public async Task An_endless_answer_is_cut_and_its_connection_closed()
    {
        var sent = 0L;
        var (address, served) = Serve(async connection =>
        {
            await connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 2000000000\r\n\r\n"u8.ToArray());
            var block = new byte[64 * 1024];
            try
            {
                while (true)
                    sent += await connection.SendAsync(block);
            }
            catch (SocketException)
            {
                // The client has closed the connection.
            }
        });
        var answer = await Send(address, Loopback);
        Assert.That((answer.Status, answer.Body.Length, answer.IsCut), Is.EqualTo(((int?)200, 4_096, true)));
        await served.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.That(sent, Is.LessThan(20_000_000), "no more than the buffers of the sockets take");
    }

    [Test]
    public async Task An_answer_that_does_not_come_is_given_up()
    {
        await using var receiver = await Receiver.Start(Receiver.Never);
        Assert.That((await Send(receiver.Address, Impatient)).Failure, Is.EqualTo(OutgoingFailure.TimedOut));
    }

    [Test]
    public async Task An_answer_that_comes_a_byte_at_a_time_is_given_up()
    {
        await using var receiver = await Receiver.Start(async context =>
        {
            await context.Response.WriteAsync("a");
            await context.Response.Body.FlushAsync();
            await Receiver.Never(context);
        });
        Assert.That((await Send(receiver.Address, Impatient)).Failure, Is.EqualTo(OutgoingFailure.TimedOut));
    }

    [Test]
    public async Task A_closed_port_is_a_failed_connection()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        Assert.That((await Send(new Uri($"http://127.0.0.1:{port}/"), Loopback)).Failure, Is.EqualTo(OutgoingFailure.ConnectionFailed));
    }

    [Test]
    public async Task An_unknown_name_is_told_apart()
    {
        ResolveNames unknown = (_, _) => throw new SocketException((int)SocketError.HostNotFound);
        Assert.That((await Send(new Uri("https://nowhere.example/"), Loopback, unknown)).Failure, Is.EqualTo(OutgoingFailure.NameNotFound));
    }

    [Test]
    public async Task What_is_not_HTTP_is_an_invalid_answer()
    {
        var (address, served) = Serve(connection => connection.SendAsync("SSH-2.0-OpenSSH_9.6\r\n\r\n"u8.ToArray()));
        Assert.That((await Send(address, Loopback)).Failure, Is.EqualTo(OutgoingFailure.AnswerInvalid));
        await served;
    }

    [Test]
    public async Task A_certificate_of_nobody_is_refused()
    {
        using var key = ECDsa.Create();
        using var own = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        await using var receiver = await Receiver.Start(listen: options => options.UseHttps(own));
        Assert.That(
            (await Send(receiver.Address, Loopback)).Failure,
            Is.EqualTo(OutgoingFailure.CertificateInvalid));
        Assert.That(receiver.Requests, Is.Empty);
    }

    [Test]
    public async Task A_proxy_of_the_environment_is_not_used()
    {
        await using var proxy = await Receiver.Start();
        await using var receiver = await Receiver.Start();
        var before = Environment.GetEnvironmentVariable("HTTP_PROXY");
        try
        {
            Environment.SetEnvironmentVariable("HTTP_PROXY", proxy.Address.ToString());
            Assert.That((await Send(receiver.Address, Loopback)).Status, Is.EqualTo(204));
        }
        finally
        {
            Environment.SetEnvironmentVariable("HTTP_PROXY", before);
        }

        Assert.That((receiver.Requests.Count, proxy.Requests.Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task A_proxy_of_the_settings_is_used_and_guards_names_itself()
    {
        await using var proxy = await Receiver.Start();
        var options = new OutgoingOptions { Schemes = OutgoingSchemes.HttpsAndHttp, Proxy = proxy.Address.ToString() };
        Assert.That((await Send(new Uri("http://hooks.example/a"), options)).Status, Is.EqualTo(204));
        Assert.That((await Send(new Uri("http://10.0.0.1/a"), options)).Failure, Is.EqualTo(OutgoingFailure.AddressRefused));
        Assert.That(proxy.Requests.Select(one => one.Headers["Host"]), Is.EqualTo(["hooks.example"]));
    }

    [Test]
    public void Nothing_else_calls_other_servers() => Assert.That(
        Calls.Of(typeof(OutgoingClient).Assembly)
            .Where(call => call.To is { IsConstructor: true, DeclaringType: { } type }
                && (typeof(HttpMessageInvoker).IsAssignableFrom(type) || typeof(HttpMessageHandler).IsAssignableFrom(type)
                    || type == typeof(Socket)))
            .Select(call => call.Caller.Name).Distinct(),
        Is.EquivalentTo([nameof(OutgoingClient), nameof(GuardedConnections), nameof(NewsApi.Commands.HealthCommand)]));

    // A server that speaks what it likes to its first caller.
    private static (Uri Address, Task Served) Serve(Func<Socket, Task> speak)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var served = Task.Run(async () =>
        {
            using (listener)
            using (var connection = await listener.AcceptSocketAsync())
                await speak(connection);
        });
        return (new Uri($"http://{listener.LocalEndpoint}/"), served);
    }

    private static async Task<OutgoingResponse> Send(Uri address, OutgoingOptions options, ResolveNames? resolve = null)
    {
        var settings = Options.Create(options);
        using var client = new OutgoingClient(
            new AddressGuard(settings), resolve ?? Dns.GetHostAddressesAsync, GuardedConnections.DialSocket, settings);
        return await client.Send(
            new OutgoingRequest(HttpMethod.Post, address) { Body = "{}"u8.ToArray(), Headers = [KeyValuePair.Create("X-Mine", "1")] },
            CancellationToken.None);
    }
}
