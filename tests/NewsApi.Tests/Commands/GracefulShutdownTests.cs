using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Commands;

/// <summary>What a signal to stop does to a process with open connections.</summary>
public class GracefulShutdownTests
{
    private const int Seconds = 5;

    [TestCase("POST /v1/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n[{")]
    [TestCase("GET /v1/articles HTTP/1.1\r\nHost: loc", Category = "Slow")]
    public async Task A_half_sent_request_is_cut_and_readiness_turns_before_the_port_closes(string half)
    {
        using var folder = new ProgramFolder();
        await using var program = await ProgramProcess.Serve(
            folder, ("NewsApi__Http__StopSeconds", $"{Seconds}"), ("NewsApi__Http__StopAnnouncedSeconds", "3"));
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, new Uri(program.Url).Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(half));
        var caller = program.Caller();
        Assert.That((await caller.Get("/health/ready")).Status, Is.EqualTo(HttpStatusCode.OK));

        var clock = Stopwatch.StartNew();
        var ended = program.Terminate();
        await Eventually.Is(async () => (await caller.Get("/health/ready")).Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That((await caller.Get("/health/ready")).Code, Is.EqualTo("stopping"));
        Assert.That((await caller.Get("/v1/articles")).Status, Is.EqualTo(HttpStatusCode.OK), "everything else is still answered");
        Assert.That((await ended).ExitCode, Is.Zero);
        Assert.That(clock.Elapsed.TotalSeconds, Is.LessThan(Seconds + 2));
    }

    [Test]
    public async Task Seconds_that_leave_none_for_requests_are_refused()
    {
        using var folder = new ProgramFolder();
        var ended = await ProgramProcess.Run(folder, [], ("NewsApi__Http__StopSeconds", "8"), ("NewsApi__Http__StopAnnouncedSeconds", "7"));
        Assert.That(ended.ExitCode, Is.EqualTo(2));
        Assert.That(ended.Errors, Does.Contain("StopAnnouncedSeconds"));
    }
}
