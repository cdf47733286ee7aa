namespace NewsApi.Http.Routing;

/// <summary>
/// Maps handlers so that each is compiled at its first request. The framework compiles all handlers at the start, which takes longer than
/// the rest of a start. A test compiles all of them, because a handler with an unsupported parameter no longer fails at the start.
/// </summary>
internal static class HandlerCompilation
{
    /// <summary>Maps a handler, like MapMethods of the framework.</summary>
    public static RouteHandlerBuilder MapHandler(
        this IEndpointRouteBuilder routes, string pattern, IEnumerable<string> methods, Delegate handler) =>
        RouteHandlerServices.Map(routes, pattern, handler, methods, RequestDelegateFactory.InferMetadata, CompileLater);

    // For a group, overload resolution prefers these four to the methods of the framework, which take any builder of routes.
    public static RouteHandlerBuilder MapPost(this RouteGroupBuilder routes, string pattern, Delegate handler) =>
        routes.MapHandler(pattern, [HttpMethods.Post], handler);

    public static RouteHandlerBuilder MapPut(this RouteGroupBuilder routes, string pattern, Delegate handler) =>
        routes.MapHandler(pattern, [HttpMethods.Put], handler);

    public static RouteHandlerBuilder MapPatch(this RouteGroupBuilder routes, string pattern, Delegate handler) =>
        routes.MapHandler(pattern, [HttpMethods.Patch], handler);

    public static RouteHandlerBuilder MapDelete(this RouteGroupBuilder routes, string pattern, Delegate handler) =>
        routes.MapHandler(pattern, [HttpMethods.Delete], handler);

    private static RequestDelegateResult CompileLater(
        Delegate handler, RequestDelegateFactoryOptions options, RequestDelegateMetadataResult? metadata)
    {
        var lazy = new LazyHandler(() => RequestDelegateFactory.Create(handler, options, metadata).RequestDelegate);
        options.EndpointBuilder!.Metadata.Add(lazy);
        return new RequestDelegateResult(lazy.Invoke, [.. metadata!.EndpointMetadata]);
    }
}

/// <summary>Endpoint metadata: the handler, which is compiled when it is first used.</summary>
internal sealed class LazyHandler(Func<RequestDelegate> compile)
{
    private readonly Lazy<RequestDelegate> _compiled = new(compile);

    public RequestDelegate Compiled => _compiled.Value;

    public Task Invoke(HttpContext context) => _compiled.Value(context);
}
