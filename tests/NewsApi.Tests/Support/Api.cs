using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NewsApi.Http.Problems;

namespace NewsApi.Tests.Support;

/// <summary>One caller's view of the API: requests in a line, answers with status, headers and JSON.</summary>
public sealed class Api(HttpClient client)
{
    public HttpClient Client => client;

    public Task<Answer> Get(string path, params (string Name, string Value)[] headers) => Send(HttpMethod.Get, path, null, headers);

    public Task<Answer> Post(string path, object? body = null, string? ifMatch = null) =>
        Send(HttpMethod.Post, path, Json(body), IfMatch(ifMatch));

    public Task<Answer> Put(string path, object body, string? ifMatch) => Send(HttpMethod.Put, path, Json(body), IfMatch(ifMatch));

    public Task<Answer> Patch(string path, object body, string? ifMatch) =>
        Send(HttpMethod.Patch, path, Json(body), IfMatch(ifMatch));

    public Task<Answer> Delete(string path, string? ifMatch = null) => Send(HttpMethod.Delete, path, null, IfMatch(ifMatch));

    /// <summary>Sends the very bytes given, for what no serialiser would write.</summary>
    public Task<Answer> PostRaw(string path, byte[] body, string contentType = "application/json")
    {
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return Send(HttpMethod.Post, path, content, []);
    }

    public Task<Answer> PostRaw(string path, string body) => PostRaw(path, Encoding.UTF8.GetBytes(body));

    public async Task<Answer> Send(HttpMethod method, string path, HttpContent? content, (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await client.SendAsync(request);
        return await Answer.Read(response);
    }

    private static JsonContent? Json(object? body) => body is null ? null : JsonContent.Create(body);

    private static (string, string)[] IfMatch(string? tag) => tag is null ? [] : [("If-Match", tag)];
}

/// <summary>An answer, read whole.</summary>
public sealed record Answer(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public string ETag => Headers["ETag"];

    public JsonNode Json => JsonNode.Parse(Text)!;

    public string Code => Json["code"]!.GetValue<string>();

    /// <summary>The pointers, parameters or headers that a problem names.</summary>
    public IReadOnlyList<string> Places =>
    [
        .. Json["errors"]!.AsArray().Select(error =>
            (error!["pointer"] ?? error["parameter"] ?? error["header"])!.GetValue<string>()),
    ];

    public long Id => Json["id"]!.GetValue<long>();

    public IReadOnlyList<long> Ids => [.. Json["items"]!.AsArray().Select(item => item!["id"]!.GetValue<long>())];

    public static async Task<Answer> Read(HttpResponseMessage response)
    {
        var answer = new Answer(
            response.StatusCode,
            response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value)),
            await response.Content.ReadAsByteArrayAsync());
        if (response.Content.Headers.ContentType?.MediaType == Problem.ContentType && answer.Body.Length > 0)
            answer.CheckCodes();
        return answer;
    }

    private void CheckCodes()
    {
        Assert.That(ProblemCodes.OfAnswers.Keys, Does.Contain(Code), "a code that is missing from ProblemCodes");
        foreach (var error in Json["errors"]!.AsArray())
            Assert.That(
                ProblemCodes.OfPlaces.Keys, Does.Contain(error!["code"]!.GetValue<string>()), "a code that is missing from ProblemCodes");
    }

    /// <summary>This answer, if it has the status; else the test fails with what came instead.</summary>
    public Answer Expect(HttpStatusCode status)
    {
        Assert.That(Status, Is.EqualTo(status), () => Text);
        return this;
    }

    public T Value<T>(string name) => Json[name]!.Deserialize<T>()!;
}
