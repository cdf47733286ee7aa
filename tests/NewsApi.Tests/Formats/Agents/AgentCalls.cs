using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Formats.Agents;

/// <summary>Calls of tools as they go over the wire.</summary>
internal static class AgentCalls
{
    /// <summary>The settings of a program that has the tools.</summary>
    public static Dictionary<string, string> Settings(string perMinute = "100000") =>
        new() { ["NewsApi:Agents:Mcp"] = "true", ["NewsApi:Agents:RequestsPerMinute"] = perMinute };

    /// <summary>The texts that a tool answers.</summary>
    public static async Task<IReadOnlyList<string>> Tool(this Api api, string tool, object arguments)
    {
        var answer = (await api.PostAgent(
            JsonSerializer.Serialize(new { jsonrpc = "2.0", id = 1, method = "tools/call", @params = new { name = tool, arguments } })))
            .Expect(HttpStatusCode.OK);
        var message = answer.Text.Split('\n').First(line => line.StartsWith("data: ", StringComparison.Ordinal))["data: ".Length..];
        return [.. JsonNode.Parse(message)!["result"]!["content"]!.AsArray().Select(one => one!["text"]!.GetValue<string>())];
    }

    public static Task<Answer> PostAgent(this Api api, string message) => api.Send(
        HttpMethod.Post, "/mcp", new StringContent(message, Encoding.UTF8, "application/json"),
        [("Accept", "application/json, text/event-stream")]);
}
