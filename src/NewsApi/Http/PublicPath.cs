namespace NewsApi.Http;

/// <summary>
/// Serves this API below the path of its public URL, such as <c>/api</c>. A proxy may keep or remove that path: the request reaches the
/// same route. Addresses in answers have the path in either case.
/// </summary>
internal static class PublicPath
{
    public static void UsePublicPath(this IApplicationBuilder app)
    {
        // This value is lazy, because the settings are checked only after the pipeline has been built.
        var publicPath = new Lazy<PathString>(
            () => PathString.FromUriComponent(app.ApplicationServices.GetRequiredService<PublicUrl>().Path));
        app.Use((context, next) =>
        {
            if (publicPath.Value is { HasValue: true } prefix)
            {
                if (context.Request.Path.StartsWithSegments(prefix, out var below))
                    context.Request.Path = below.HasValue ? below : "/";
                context.Request.PathBase = prefix;
            }

            return next(context);
        });
    }
}
