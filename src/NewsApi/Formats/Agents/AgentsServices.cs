using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using ModelContextProtocol.Server;
using NewsApi.Access;
using NewsApi.Http;
using NewsApi.Http.Queries;

namespace NewsApi.Formats.Agents;

/// <summary>The Model Context Protocol at <c>/mcp</c>: read-only tools for agents. It has no sessions, so any node can answer.</summary>
internal static class AgentsServices
{
    private const string Path = "/mcp";

    private const int MostBytes = 65_536;

    public static IServiceCollection AddAgents(this IServiceCollection services)
    {
        services.AddSettings<AgentsOptions>(AgentsOptions.Section);
        services.AddSingleton<ToolResultCache>().AddSingleton<ArticleTools>().AddSingleton<TermTools>();
        services.AddTool<ArticleTools>(tools => tools.Search).AddTool<ArticleTools>(tools => tools.Latest)
            .AddTool<ArticleTools>(tools => tools.Read).AddTool<ArticleTools>(tools => tools.Corrections)
            .AddTool<TermTools>(tools => tools.Sections).AddTool<TermTools>(tools => tools.Tags);
        services.AddMcpServer(server =>
        {
            server.ServerInfo = new() { Name = "NewsApi", Version = typeof(AgentsServices).Assembly.GetName().Version!.ToString(3) };
            server.ServerInstructions = "Published news, read only. Credit each story as its licence and attribution require. "
                + "Link to its url. Check its version and corrections before you repeat it.";
        }).WithHttpTransport(transport => transport.Stateless = true);
        return services;
    }

    /// <summary>Limits requests to <c>/mcp</c>. Must run after access control, so that each key has its own quota.</summary>
    public static void UseAgentQuota(this IApplicationBuilder app)
    {
        var options = app.ApplicationServices.GetRequiredService<IOptions<AgentsOptions>>().Value;
        if (!options.Mcp)
            return;
        var quota = new Quota("mcp", options.RequestsPerMinute, app.ApplicationServices.GetRequiredService<TimeProvider>());
        app.Use((context, next) =>
            context.Request.Path.Equals(Path, StringComparison.OrdinalIgnoreCase) && quota.Take(context) is { } refusal
                ? refusal.ExecuteAsync(context)
                : next(context));
    }

    public static void MapAgents(this IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetRequiredService<IOptions<AgentsOptions>>().Value.Mcp)
            routes.MapWeb().MapMcp(Path).WithMetadata(new IgnoresUnknownParameters(), new RequestSizeLimitAttribute(MostBytes))
                .ExcludeFromDescription();
    }

    private static IServiceCollection AddTool<T>(this IServiceCollection services, Func<T, McpServerTool> tool) where T : notnull =>
        services.AddSingleton(provider => tool(provider.GetRequiredService<T>()));
}
