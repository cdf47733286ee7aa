using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;
using NewsApi.Http.Pages;
using NewsApi.Http.Routing;
using NewsApi.Json;

namespace NewsApi.Access;

internal static class AuditEndpoints
{
    public static void MapAudit(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/audit").WithTags("Audit").Require(Role.Admin).MapRead("", List).WithName("listAudit");

    /// <summary>Lists who did what to which object, newest first.</summary>
    /// <remarks>
    /// With <c>Accept: application/x-ndjson</c> the answer holds all entries that match the filters, oldest first, one JSON object
    /// per line; <c>limit</c> and <c>cursor</c> are ignored.
    /// </remarks>
    private static async Task<Results<Paged<AuditEntryResponse>, AuditLines>> List(
        AuditListQuery list, AuditQueries audit, HttpRequest request, CancellationToken ct) => WantsLines(request)
        ? new AuditLines(audit.All(list, ct))
        : new Paged<AuditEntryResponse>(Paged.Make(
            await audit.List(list, ct), list.Page,
            entry => (entry.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), entry.Id), AuditEntryResponse.From));

    private static bool WantsLines(HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var wanted)
        && wanted.Any(type => type.MediaType.Equals(AuditLines.ContentType, StringComparison.OrdinalIgnoreCase) && type.Quality is not 0);
}

/// <summary>200 with the audit entries as lines of JSON, streamed while they are read.</summary>
internal sealed class AuditLines(IAsyncEnumerable<AuditEntry> entries) : IResult, IEndpointMetadataProvider
{
    public const string ContentType = "application/x-ndjson";

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new AlsoProduces(ContentType, typeof(AuditEntryResponse)));

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = ContentType;
        if (HttpMethods.IsHead(httpContext.Request.Method))
            return;
        var body = httpContext.Response.Body;
        await foreach (var entry in entries)
        {
            await JsonSerializer.SerializeAsync(body, AuditEntryResponse.From(entry), ApiJson.Stored, httpContext.RequestAborted);
            await body.WriteAsync("\n"u8.ToArray(), httpContext.RequestAborted);
        }
    }
}
