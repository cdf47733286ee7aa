using System.Text.Json.Serialization;

namespace NewsApi.Http.Problems;

/// <summary>An error in the format of RFC 9457; the content type is <c>application/problem+json</c>.</summary>
/// <param name="Type">Always <c>about:blank</c>; <c>code</c> says what is wrong.</param>
/// <param name="Title">The reason phrase of the status.</param>
/// <param name="Status">The HTTP status code.</param>
/// <param name="Detail">One or two sentences for developers.</param>
/// <param name="Instance">The path of the request.</param>
/// <param name="Code">Stable snake_case name of the problem, for programs.</param>
/// <param name="TraceId">The id of this request in the server's log.</param>
/// <param name="Errors">
/// At most ten errors, one for each wrong value in the request; empty when the problem does not concern a single value.
/// </param>
/// <param name="Allowed">Only with <c>not_allowed_in_state</c>: the actions that are allowed instead.</param>
/// <param name="MoreErrors" example="3">How many more errors there are; absent when all are listed.</param>
public sealed record ProblemResponse(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Instance,
    [property: ProblemCode] string Code,
    string TraceId,
    IReadOnlyList<ProblemError> Errors,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Allowed = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? MoreErrors = null);

/// <summary>One error in the request; exactly one of pointer, parameter and header is set.</summary>
/// <param name="Pointer">JSON pointer (RFC 6901) to a place in the request's body.</param>
/// <param name="Parameter">Name of a query or path parameter. Names and pointers are cut after 200 characters.</param>
/// <param name="Header">Name of a request header.</param>
/// <param name="Code">Stable snake_case name, for programs.</param>
/// <param name="Detail">A sentence for people.</param>
public sealed record ProblemError(string? Pointer, string? Parameter, string? Header, [property: ProblemCode] string Code, string Detail)
{
    internal static ProblemError InBody(string pointer, string code, string detail) => new(pointer, null, null, code, detail);

    internal static ProblemError InParameter(string name, string code, string detail) => new(null, name, null, code, detail);

    internal static ProblemError InHeader(string name, string code, string detail) => new(null, null, name, code, detail);
}
