using System.Globalization;
using System.Net.Mime;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing.Template;

namespace NewsApi.Http.Routing;

/// <summary>Finds the routes whose pattern fits a path, to explain why a request matched no route.</summary>
internal sealed class RouteMatches(EndpointDataSource endpoints)
{
    // This list is built at the first request, because the routes are complete only then.
    private readonly Lazy<IReadOnlyList<(TemplateMatcher Path, RouteEndpoint Route)>> _routes = new(() =>
    [
        .. endpoints.Endpoints.OfType<RouteEndpoint>().Select(route =>
            (new TemplateMatcher(new RouteTemplate(route.RoutePattern), new RouteValueDictionary(route.RoutePattern.Defaults)), route)),
    ]);

    /// <summary>The methods of the routes with this address, in their order; empty when there is no such address.</summary>
    public IReadOnlyList<string> Methods(PathString path) =>
    [
        .. Matching(path).Where(match => WrongId(match.Route, match.Values) is null)
            .SelectMany(match => match.Route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []).Distinct(),
    ];

    /// <summary>A path parameter that must be a number but is not one; null if there is none.</summary>
    public (string Name, string Value)? FindWrongId(PathString path) =>
        Matching(path).Select(match => WrongId(match.Route, match.Values)).FirstOrDefault(wrong => wrong is not null);

    /// <summary>The media types of bodies that an address takes with a method.</summary>
    public IReadOnlyList<string> MediaTypes(PathString path, string method)
    {
        string[] types =
        [
            .. Matching(path).Select(match => match.Route.Metadata)
                .Where(of => of.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains(method, StringComparer.OrdinalIgnoreCase) is true)
                .SelectMany(of => of.GetMetadata<IAcceptsMetadata>()?.ContentTypes ?? []).Distinct(),
        ];
        return types.Length > 0 ? types : [MediaTypeNames.Application.Json];
    }

    private IEnumerable<(RouteEndpoint Route, RouteValueDictionary Values)> Matching(PathString path)
    {
        foreach (var (pattern, route) in _routes.Value)
        {
            var values = new RouteValueDictionary();
            if (pattern.TryMatch(path, values))
                yield return (route, values);
        }
    }

    // The template matcher does not check the constraints of parameters.
    private static (string Name, string Value)? WrongId(RouteEndpoint route, RouteValueDictionary values)
    {
        foreach (var (name, policies) in route.RoutePattern.ParameterPolicies)
            if (policies.Any(policy => policy.Content is "long" or "int")
                && values[name]?.ToString() is { } value && !long.TryParse(value, CultureInfo.InvariantCulture, out _))
                return (name, value);
        return null;
    }
}
