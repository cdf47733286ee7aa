namespace NewsApi.Http.Routing;

/// <summary>Extensions to map routes, and names that routes share.</summary>
internal static class Routes
{
    /// <summary>Authorization policy of the Content API; a setting decides whether it requires a key.</summary>
    public const string ReaderPolicy = "reader";

    /// <summary>
    /// The parameter of every public read that names the change that the answer must include. It does not filter the content.
    /// </summary>
    public const string MinSeqName = "minSeq";

    private static readonly string[] ReadMethods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps GET and HEAD; MapGet would answer HEAD with 405.</summary>
    public static RouteHandlerBuilder MapRead(this IEndpointRouteBuilder routes, string pattern, Delegate handler) =>
        routes.MapHandler(pattern, ReadMethods, handler);

    /// <summary>
    /// Maps GET and HEAD to a handler that takes the HttpContext itself: the framework creates no scope, binds no parameters, and skips
    /// the middleware after routing. The handler gets its service from <see cref="Direct{T}"/>; <see cref="PathParameter"/> describes
    /// the path parameters that it reads.
    /// </summary>
    public static RouteHandlerBuilder MapDirectRead<T>(this IEndpointRouteBuilder routes, string pattern, RequestDelegate handler)
        where T : notnull =>
        routes.MapRead(pattern, handler).DirectOnly<T>(routes.ServiceProvider);

    /// <summary>Maps POST to a handler that takes the HttpContext itself, as <see cref="MapDirectRead{T}"/> does for GET.</summary>
    public static RouteHandlerBuilder MapDirectPost<T>(this IEndpointRouteBuilder routes, string pattern, RequestDelegate handler)
        where T : notnull =>
        routes.MapHandler(pattern, [HttpMethods.Post], handler).DirectOnly<T>(routes.ServiceProvider);

    /// <summary>Declares the problem statuses of an operation for the OpenAPI document.</summary>
    public static TBuilder Problems<TBuilder>(this TBuilder builder, params IReadOnlyList<int> statuses)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new ProblemStatuses(statuses));

    private static RouteHandlerBuilder DirectOnly<T>(this RouteHandlerBuilder route, IServiceProvider services) where T : notnull
    {
        route.WithMetadata(new Direct<T>(services)).ShortCircuit();
        return route;
    }
}

/// <summary>Endpoint metadata: the service of a direct handler. The first request creates it, after the settings are validated.</summary>
internal sealed class Direct<T>(IServiceProvider services) where T : notnull
{
    private readonly Lazy<T> _service = new(services.GetRequiredService<T>);

    public static T Of(HttpContext context) => context.GetEndpoint()!.Metadata.GetRequiredMetadata<Direct<T>>()._service.Value;
}

/// <summary>Endpoint metadata: a path parameter that the handler reads itself.</summary>
internal sealed record PathParameter(string Name, string Description);

/// <summary>Endpoint metadata: the statuses for which the operation answers with a problem.</summary>
internal sealed record ProblemStatuses(IReadOnlyList<int> All);

/// <summary>
/// Endpoint metadata: another content type of the answer 200, chosen by Accept. For JSON Lines, <c>Type</c> is the type of one line.
/// </summary>
internal sealed record AlsoProduces(string ContentType, Type Type);

/// <summary>Endpoint metadata: other types that the body may have.</summary>
internal sealed record AlsoAccepts(params IReadOnlyList<Type> Types);

/// <summary>Endpoint metadata: GET takes If-None-Match and may answer 304.</summary>
internal sealed record TakesIfNoneMatch;

/// <summary>Endpoint metadata: the answer may wait for something to happen, so its duration is no sign of slowness.</summary>
internal sealed record MayWait;

/// <summary>Endpoint metadata: the path holds a secret, so logs have the route pattern instead.</summary>
internal sealed record SecretInPath;

/// <summary>Endpoint metadata: the answer of this status is also available as HTML, chosen by Accept; problems too.</summary>
internal sealed record AlsoPage(int Status);
