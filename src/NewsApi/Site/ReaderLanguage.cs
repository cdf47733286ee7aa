using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using NewsApi.Caching;
using NewsApi.Http.Queries;
using NewsApi.Text.Names;

namespace NewsApi.Site;

/// <summary>The language of names in an answer: the parameter <c>language</c>, else Accept-Language, else the site's default.</summary>
internal sealed record ReaderLanguage(string Tag, string SiteDefault) : IEndpointParameterMetadataProvider
{
    public static readonly QueryParameter Parameter = new("language", QueryType.Text,
        "BCP 47 tag of the language for names. When absent, Accept-Language decides; then the site's default language.")
    {
        Maximum = Languages.MaxTagLength,
    };

    public static async ValueTask<ReaderLanguage?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var reader = new QueryReader(context.Request);
        var requested = reader.Language(Parameter);
        reader.ThrowIfRefused();
        return await Choose(context, requested);
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new QueryParameters(Parameter));

    /// <summary>Chooses the language by Accept-Language in the given settings. Records that the answer depends on this header.</summary>
    public static string Of(HttpContext context, ArticleSiteSettings site)
    {
        AnswerContext.VariesByLanguage(context, site.Languages, site.DefaultLanguage);
        return Languages.Negotiate(context.Request.Headers.AcceptLanguage.ToString(), site.Languages) ?? site.DefaultLanguage;
    }

    /// <summary>Chooses the language. If Accept-Language decides, records that the answer depends on this header.</summary>
    public static async ValueTask<ReaderLanguage> Choose(HttpContext context, string? requested)
    {
        var site = await context.RequestServices.GetRequiredService<SiteCache>().Settings(context.RequestAborted);
        if (requested is not null)
            return new ReaderLanguage(Languages.Find(requested, site.Languages) ?? requested, site.DefaultLanguage);
        AnswerContext.VariesByLanguage(context, site.Languages, site.DefaultLanguage);
        var header = context.Request.Headers.AcceptLanguage.ToString();
        return new ReaderLanguage(Languages.Negotiate(header, site.Languages) ?? site.DefaultLanguage, site.DefaultLanguage);
    }
}
