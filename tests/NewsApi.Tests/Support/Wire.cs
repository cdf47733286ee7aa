using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NewsApi.Tests.Support;

/// <summary>Says to a listening server, byte for byte, what no client library would.</summary>
public sealed class Wire(int port, string key)
{
    /// <summary>A whole request; key and Connection: close are put below its first line.</summary>
    /// <param name="head">First line and headers, in Latin-1, with single line ends.</param>
    /// <param name="body">Sent as it is: no length is added.</param>
    public async Task<Answer> Send(string head, byte[]? body = null)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        var stream = client.GetStream();
        var lines = head.Split('\n').ToList();
        lines.InsertRange(1, ["Host: localhost", $"Authorization: Bearer {key}", "Connection: close"]);
        var received = ReadToEnd(stream);
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(string.Join("\r\n", lines) + "\r\n\r\n"));
            await stream.WriteAsync(body ?? []);
        }
        catch (IOException)
        {
            // The server may answer, and close, before it has heard everything.
        }

        return Parse(await received);
    }

    public Task<Answer> Get(string target) => Send($"GET {target} HTTP/1.1");

    private static async Task<byte[]> ReadToEnd(NetworkStream stream)
    {
        using var all = new MemoryStream();
        await stream.CopyToAsync(all);
        return all.ToArray();
    }

    private static Answer Parse(byte[] received)
    {
        var end = received.AsSpan().IndexOf("\r\n\r\n"u8);
        var lines = Encoding.Latin1.GetString(received, 0, Math.Max(end, 0)).Split("\r\n");
        Assert.That(lines[0], Does.StartWith("HTTP/1.1 "), "An answer.");
        var headers =
            lines.Skip(1).Select(line => line.Split(": ", 2))
                .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        var body = received[(end + 4)..];
        return new Answer(
            (HttpStatusCode)int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture),
            headers,
            headers.GetValueOrDefault("Transfer-Encoding") == "chunked" ? Join(body) : body);
    }

    private static byte[] Join(ReadOnlySpan<byte> chunks)
    {
        var body = new List<byte>();
        while (chunks.IndexOf("\r\n"u8) is var line and > 0)
        {
            var length = int.Parse(Encoding.ASCII.GetString(chunks[..line]), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (length == 0)
                break;
            body.AddRange(chunks.Slice(line + 2, length));
            chunks = chunks[(line + 2 + length + 2)..];
        }

        return [.. body];
    }
}
