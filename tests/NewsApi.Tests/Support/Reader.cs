using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NewsApi.Counting.Journal;
using NewsApi.Counting.Totals;

namespace NewsApi.Tests.Support;

/// <summary>Somebody at a browser, a bot or an app, as the program under test sees them: by what they send.</summary>
public sealed class Reader(HttpClient client, string? agent = Reader.Browser, params (string Name, string Value)[] headers)
{
    public const string Browser = "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";
    public const string Phone =
        "Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Mobile/15E148 "
            + "Safari/604.1";
    public const string Twitterbot = "Twitterbot/1.0";

    public Task<HttpResponseMessage> Get(string path) => Send(HttpMethod.Get, path, null);

    public Task<HttpResponseMessage> Head(string path) => Send(HttpMethod.Head, path, null);

    /// <summary>Sends events as a browser's beacon does.</summary>
    public Task<HttpResponseMessage> Tell(params object[] events) => Tell(JsonSerializer.Serialize(events), "text/plain");

    public Task<HttpResponseMessage> Tell(string body, string? type = "application/json")
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        return Send(HttpMethod.Post, "/v1/events", content);
    }

    /// <summary>Sends events and expects that the server acknowledges them all.</summary>
    public async Task SendAcknowledged(params object[] events)
    {
        using var answer = await Tell(events);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NoContent), await answer.Content.ReadAsStringAsync());
    }

    private Task<HttpResponseMessage> Send(HttpMethod method, string path, HttpContent? content)
    {
        var request = new HttpRequestMessage(method, path) { Content = content };
        if (agent is not null)
            request.Headers.TryAddWithoutValidation("User-Agent", agent);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return client.SendAsync(request);
    }
}

internal static class Readings
{
    public static Reader Reader(
        this AppUnderTest app, string? agent = Support.Reader.Browser, params (string Name, string Value)[] headers) =>
        new(app.Anonymous(), agent, headers);

    /// <summary>Adds what was stored to the counters, as the program does each second.</summary>
    public static async Task<int> Aggregate(this AppUnderTest app)
    {
        await app.Services.GetRequiredService<EventJournal>().Flush();
        return await app.Services.GetRequiredService<Aggregator>().Run(CancellationToken.None);
    }

    /// <summary>The counters as they stand, by subject, kind and class.</summary>
    public static IReadOnlyDictionary<string, long> Totals(this TestDatabase database, string subject, long id)
    {
        using var connection = database.Open();
        return Dapper.SqlMapper.Query<(string Kind, string Class, long Events)>(
                connection, "SELECT kind, class, events FROM read_totals WHERE subject = @subject AND subject_id = @id",
            new { subject, id })
            .ToDictionary(row => $"{row.Kind} {row.Class}", row => row.Events);
    }
}
