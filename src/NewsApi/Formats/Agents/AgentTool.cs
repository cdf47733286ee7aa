using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using NewsApi.Caching;
using NewsApi.Http.Problems;
using NewsApi.Http.Queries;

namespace NewsApi.Formats.Agents;

/// <summary>Answers a tool call with texts, and adds what the answer depends on to <paramref name="dependencies"/>.</summary>
internal delegate Task<IReadOnlyList<string>> ToolCall(QueryReader arguments, Dependencies dependencies, CancellationToken ct);

/// <summary>
/// A tool that only reads. Its arguments are query parameters of the Content API, with the same limits and the same error messages.
/// </summary>
internal sealed class AgentTool(
    string name, string description, IReadOnlyList<QueryParameter> parameters, ToolResultCache answers, ToolCall call) : McpServerTool
{
    public override Tool ProtocolTool { get; } = new()
    {
        Name = name,
        Description = description,
        InputSchema = ToolArguments.Schema(parameters),
        Annotations = new ToolAnnotations
        {
            ReadOnlyHint = true, DestructiveHint = false, IdempotentHint = true, OpenWorldHint = false,
        },
    };

    public override IReadOnlyList<object> Metadata => [];

    public override async ValueTask<CallToolResult> InvokeAsync(
        RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken = default)
    {
        try
        {
            var arguments = ToolArguments.Read(request.Params?.Arguments, parameters);
            return Result(await answers.Get(name, arguments, call, cancellationToken), isError: false);
        }
        catch (ProblemException refused)
        {
            return Result([Explain(refused.Problem)], isError: true);
        }
    }

    private static CallToolResult Result(IEnumerable<string> texts, bool isError) => new()
    {
        Content = [.. texts.Select(text => new TextContentBlock { Text = text })],
        IsError = isError,
    };

    private static string Explain(Problem problem) => string.Join(
        '\n',
        problem.Errors.Take(Problem.MostErrors).Select(error => $"- {error.Parameter}: {error.Detail}")
            .Prepend($"{problem.Code}: {problem.Detail}"));
}
