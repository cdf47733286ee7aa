using System.Text.Json.Serialization;

namespace NewsApi.Http.Problems;

/// <summary>An error as RFC 9457 describes it; the content type is <c>application/problem+json</c>.</summary>
/// <param name="Type">Always <c>about:blank</c>: what went wrong is told by <c>code</c>.</param>
/// <param name="Title">The reason phrase of the status.</param>
/// <param name="Status">The HTTP status code.</param>
/// <param name="Detail">One or two sentences for the person who reads the log.</param>
/// <param name="Instance">The path that was asked.</param>
/// <param name="Code" example="slug_taken">Stable snake_case name of the problem, for programs.</param>
/// <param name="TraceId">Names this request in the server's log.</param>
/// <param name="Errors">What exactly is wrong, one entry a place; empty where the problem has no place in the request.</param>
/// <param name="Allowed">With <c>not_allowed_in_state</c>, and only then: what could be done instead.</param>
public sealed record ProblemResponse(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Instance,
    string Code,
    string TraceId,
    IReadOnlyList<ProblemError> Errors,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Allowed = null);

/// <summary>One thing wrong with the request; exactly one of pointer, parameter and header is set.</summary>
/// <param name="Pointer">JSON pointer (RFC 6901) into the request's body.</param>
/// <param name="Parameter">Name of a query or path parameter.</param>
/// <param name="Header">Name of a request header.</param>
/// <param name="Code" example="too_long">Stable snake_case name, for programs.</param>
/// <param name="Detail">A sentence for people.</param>
public sealed record ProblemError(string? Pointer, string? Parameter, string? Header, string Code, string Detail)
{
    internal static ProblemError InBody(string pointer, string code, string detail) => new(pointer, null, null, code, detail);

    internal static ProblemError InParameter(string name, string code, string detail) => new(null, name, null, code, detail);

    internal static ProblemError InHeader(string name, string code, string detail) => new(null, null, name, code, detail);
}
