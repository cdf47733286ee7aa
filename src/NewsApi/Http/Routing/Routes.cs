namespace NewsApi.Http.Routing;

/// <summary>The two faces and what every route of theirs states.</summary>
internal static class Routes
{
    /// <summary>Policy of the Content API's routes; whether it lets anyone in is a setting.</summary>
    public const string ReaderPolicy = "reader";

    /// <summary>Parameter of every public read that says how new the answer must be, and not what is in it.</summary>
    public const string MinSeqName = "minSeq";

    private static readonly string[] ReadMethods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>GET that answers HEAD too, which MapGet refuses with 405.</summary>
    public static RouteHandlerBuilder MapRead(this IEndpointRouteBuilder routes, string pattern, Delegate handler) =>
        routes.MapMethods(pattern, ReadMethods, handler);

    /// <summary>
    /// GET and HEAD for a handler that takes the raw request: the framework opens no scope, binds nothing, and skips the middleware
    /// behind routing. The handler gets its one service by <see cref="Direct{T}"/>; <see cref="PathParameter"/> describes what it reads
    /// of its path.
    /// </summary>
    public static RouteHandlerBuilder MapDirectRead<T>(this IEndpointRouteBuilder routes, string pattern, RequestDelegate handler)
        where T : notnull =>
        routes.MapRead(pattern, handler).DirectOnly<T>(routes.ServiceProvider);

    /// <summary>The same for POST.</summary>
    public static RouteHandlerBuilder MapDirectPost<T>(this IEndpointRouteBuilder routes, string pattern, RequestDelegate handler)
        where T : notnull =>
        routes.MapPost(pattern, (Delegate)handler).DirectOnly<T>(routes.ServiceProvider);

    /// <summary>Names the problems of an operation for the OpenAPI document.</summary>
    public static TBuilder Problems<TBuilder>(this TBuilder builder, params IReadOnlyList<int> statuses)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new ProblemStatuses(statuses));

    private static RouteHandlerBuilder DirectOnly<T>(this RouteHandlerBuilder route, IServiceProvider services) where T : notnull
    {
        route.WithMetadata(new Direct<T>(services)).ShortCircuit();
        return route;
    }
}

/// <summary>
/// Endpoint metadata: the service that a direct handler needs. It is made by the first request, when the settings have been looked at.
/// </summary>
internal sealed class Direct<T>(IServiceProvider services) where T : notnull
{
    private readonly Lazy<T> _service = new(services.GetRequiredService<T>);

    public static T Of(HttpContext context) => context.GetEndpoint()!.Metadata.GetRequiredMetadata<Direct<T>>()._service.Value;
}

/// <summary>Endpoint metadata: a variable of the path that the handler reads itself.</summary>
internal sealed record PathParameter(string Name, string Description);

/// <summary>Endpoint metadata: statuses that the operation answers with a problem.</summary>
internal sealed record ProblemStatuses(IReadOnlyList<int> All);

/// <summary>
/// Endpoint metadata: 200 may come in another form too, for who accepts it; of a form in lines, the type is that of one line.
/// </summary>
internal sealed record AlsoProduces(string ContentType, Type Type);

/// <summary>Endpoint metadata: the body may be this as well.</summary>
internal sealed record AlsoAccepts(Type Type);

/// <summary>Endpoint metadata: GET takes If-None-Match and may answer 304.</summary>
internal sealed record TakesIfNoneMatch;

/// <summary>Endpoint metadata: whoever has the path has what it opens, so logs name the route instead.</summary>
internal sealed record SecretInPath;

/// <summary>Endpoint metadata: an answer of this status comes as an HTML page too, where Accept asks for one.</summary>
internal sealed record AlsoPage(int Status);
