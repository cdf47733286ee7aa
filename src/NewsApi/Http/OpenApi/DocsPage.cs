using Swashbuckle.AspNetCore.SwaggerUI;

namespace NewsApi.Http.OpenApi;

/// <summary>
/// The page <c>/docs</c>, on which people read the document and try operations out: Swagger UI with the plugin of <c>Docs/docs.js</c>.
/// </summary>
internal static class DocsPage
{
    private const string Prefix = "docs";

    // Swagger UI passes requests with other methods to the next middleware. The name of a resource ends with the file name, which has one
    // dot.
    private static readonly HashSet<string> Files =
        [.. typeof(SwaggerUIOptions).Assembly.GetManifestResourceNames().Select(name => string.Join('.', name.Split('.')[^2..]))];

    public static void UseDocs(this IApplicationBuilder app) => app.UseWhen(
        context => context.Request.Path.StartsWithSegments($"/{Prefix}"),
        docs => docs.Use(OnlyReads).UseSwaggerUI(options =>
        {
            options.RoutePrefix = Prefix;
            options.DocumentTitle = "NewsApi";
            // This address is relative to the page, so it also works if the public URL has a path.
            options.SwaggerEndpoint("../openapi.yaml", "NewsApi");
            options.EnableDeepLinking();
            options.EnableFilter();
            options.EnablePersistAuthorization();
            options.DisplayRequestDuration();
            // The schemas at the end of the page stay closed: there are many, and each operation shows its own.
            options.DefaultModelsExpandDepth(0);
            options.HeadContent = $"<style>.swagger-ui .topbar {{ display: none }}</style><script>{Plugin()}</script>";
            // Highlighting is off, because it takes a tenth of the time that is needed to open an operation.
            options.ConfigObject.AdditionalItems["syntaxHighlight"] = false;
            options.ConfigObject.Plugins = ["NewsApiDocs"];
        }));

    private static Task OnlyReads(HttpContext context, RequestDelegate next)
    {
        var method = context.Request.Method;
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || context.GetEndpoint() is not null || !IsPage(context.Request.Path))
            return next(context);
        context.Response.Headers.Allow = "GET, HEAD";
        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        return Task.CompletedTask;
    }

    private static bool IsPage(PathString path) =>
        path.StartsWithSegments($"/{Prefix}", out var rest)
        && (rest.Value is null or "" or "/" || Files.Contains(rest.Value[1..]));

    private static string Plugin()
    {
        using var stream = typeof(DocsPage).Assembly.GetManifestResourceStream("NewsApi.Http.OpenApi.Docs.docs.js")!;
        using var text = new StreamReader(stream);
        return text.ReadToEnd();
    }
}
