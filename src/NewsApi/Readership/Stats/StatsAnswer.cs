using System.Net.Mime;
using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using NewsApi.Http.Answers;
using NewsApi.Http.Routing;
using NewsApi.Json;

namespace NewsApi.Readership.Stats;

/// <summary>200 with a statistic, as JSON or as CSV; 406 where the client accepts neither.</summary>
internal sealed class StatsAnswer(StatsResponse stats) : IResult, IEndpointMetadataProvider
{
    private const string AsOf = "NewsApi-As-Of";

    private static readonly string[] Forms = [MediaTypeNames.Application.Json, MediaTypeNames.Text.Csv];

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(
            new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(StatsResponse), [MediaTypeNames.Application.Json]));
        builder.Metadata.Add(new AlsoProduces(MediaTypeNames.Text.Csv, typeof(string)));
        builder.Metadata.Add(new ResponseHeader(StatusCodes.Status200OK, "Vary", "Accept, which chooses between JSON and CSV."));
        builder.Metadata.Add(new ResponseHeader(StatusCodes.Status200OK, AsOf, "The JSON's `asOf`, because CSV has no field for it."));
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.Headers.Vary = "Accept";
        var form = ContentNegotiation.Of(httpContext.Request, Forms);
        if (form is null)
            return ContentNegotiation.Refuse(Forms).ExecuteAsync(httpContext);
        response.Headers[AsOf] = InstantConverter.Format(stats.AsOf);
        if (form == MediaTypeNames.Application.Json)
            return response.WriteAsJsonAsync(stats, httpContext.RequestAborted);
        response.ContentType = StatsCsv.ContentType;
        return response.WriteAsync(StatsCsv.Write(stats), httpContext.RequestAborted);
    }
}
