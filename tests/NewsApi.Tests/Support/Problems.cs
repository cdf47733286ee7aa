using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NewsApi.Tests.Support;

/// <summary>What every error answer must be: a whole problem (RFC 9457) that names its places and gives nothing away.</summary>
public static partial class Problems
{
    private static readonly string[] Members = ["type", "title", "status", "detail", "instance", "code", "traceId", "errors"];

    private static readonly string[] Kinds = ["pointer", "parameter", "header"];

    /// <summary>The same for an answer that lists ten errors and counts the others.</summary>
    public static Answer Refused(this Answer answer, int status, IReadOnlyList<string> places, int more)
    {
        var problem = JsonNode.Parse(answer.Text)!.AsObject();
        Assert.That(problem.Remove("moreErrors", out var count) ? count!.GetValue<int>() : 0, Is.EqualTo(more), () => answer.Text);
        Assert.That(FaultOf(answer with { Body = Encoding.UTF8.GetBytes(problem.ToJsonString()) }, status), Is.Null, () => answer.Text);
        Assert.That(answer.Places, Is.EquivalentTo(places), () => answer.Text);
        return answer;
    }

    /// <summary>
    /// This answer, if it is a problem with the status that names exactly these places; else the test fails with what came instead.
    /// </summary>
    public static Answer Refused(this Answer answer, int status, params string[] places)
    {
        Assert.That(FaultOf(answer, status), Is.Null, () => answer.Text);
        Assert.That(answer.Places, Is.EquivalentTo(places), () => answer.Text);
        return answer;
    }

    /// <summary>What is wrong with this answer as a problem with the status; null where nothing is.</summary>
    public static string? FaultOf(Answer answer, int status)
    {
        if ((int)answer.Status != status)
            return $"status {(int)answer.Status} instead of {status}";
        if (answer.Headers.GetValueOrDefault("Content-Type") != "application/problem+json")
            return "content type " + answer.Headers.GetValueOrDefault("Content-Type");
        if (JsonNode.Parse(answer.Text) is not JsonObject problem)
            return "not an object";
        // Present only where a problem has more errors than it lists.
        if (problem.TryGetPropertyValue("moreErrors", out var more)
            && (more!.GetValue<int>() < 1 || problem["errors"]?.AsArray().Count != 10))
            return "moreErrors";
        if (!problem.Select(member => member.Key).Where(key => key != "moreErrors").SequenceEqual(Members))
            return "not the members of a problem";
        if (problem["status"]!.GetValue<int>() != status || !SnakeCase().IsMatch(answer.Code)
            || !TraceId().IsMatch(Text(problem, "traceId")))
            return "status, code or trace id";
        if (Text(problem, "title").Length == 0 || Text(problem, "detail").Length == 0 || !Text(problem, "instance").StartsWith('/'))
            return "title, detail or instance";
        if (Inside().IsMatch(answer.Text))
            return "it speaks of the program's inside";
        return problem["errors"]!.AsArray().Any(error => !IsError(error!.AsObject())) ? "one of its errors" : null;
    }

    private static bool IsError(JsonObject error) =>
        Kinds.Count(kind => error[kind] is not null) == 1 && SnakeCase().IsMatch(Text(error, "code")) && Text(error, "detail").Length > 0;

    private static string Text(JsonObject from, string member) => from[member]?.GetValue<string>() ?? "";

    [GeneratedRegex("^[a-z]+(_[a-z]+)*$")]
    private static partial Regex SnakeCase();

    [GeneratedRegex("^[0-9a-f]{32}$")]
    private static partial Regex TraceId();

    [GeneratedRegex("System\\.|NewsApi\\.|Microsoft\\.|Exception|SELECT |INSERT | parameter \"")]
    private static partial Regex Inside();
}
