using System.Reflection;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using NewsApi.Http;
using NewsApi.Site;

namespace NewsApi.ShareLinks.Cards;

/// <summary>QR codes of short links. A scan counts for the channel <c>qr</c>.</summary>
internal static class QrDelivery
{
    public static void MapQrCodes(this IEndpointRouteBuilder content)
    {
        content.MapRead("/share-links/{code}/qr.svg", GetSvg).WithTags("Share links").WithName("getShareLinkQrSvg").Problems(404);
        content.MapRead("/share-links/{code}/qr.png", GetPng).WithTags("Share links").WithName("getShareLinkQrPng").Problems(404);
    }

    /// <summary>Draws a short link as a QR code, as an SVG.</summary>
    /// <remarks>It never changes, so caches may keep it for ever. Codes that lead nowhere, for whatever reason, answer the same 404.</remarks>
    /// <param name="code">The link's code, with the suffix of a channel or without.</param>
    private static async Task<Results<SvgAnswer, Problem>> GetSvg(
        string code, QrSize size, LinkResolver links, SiteRepository sites, PublicUrl api, CancellationToken ct) =>
        await Find(code, links, sites, api, ct) is { } content ? new SvgAnswer(QrCode.Svg(content, size.Pixels)) : Problem.NotFound("share link");

    /// <summary>Draws a short link as a QR code, as a PNG.</summary>
    /// <remarks>
    /// It never changes, so caches may keep it for ever. It is as large as whole pixels for each module allow, so a little smaller than
    /// <c>size</c>. Codes that lead nowhere, for whatever reason, answer the same 404.
    /// </remarks>
    /// <param name="code">The link's code, with the suffix of a channel or without.</param>
    private static async Task<Results<PngAnswer, Problem>> GetPng(
        string code, QrSize size, LinkResolver links, SiteRepository sites, PublicUrl api, CancellationToken ct) =>
        await Find(code, links, sites, api, ct) is { } content ? new PngAnswer(QrCode.Png(content, size.Pixels)) : Problem.NotFound("share link");

    private static async Task<string?> Find(string code, LinkResolver links, SiteRepository sites, PublicUrl api, CancellationToken ct) =>
        (await links.Resolve(code, language: null, acceptLanguage: null, ct)).Link is { } link
            ? QrCode.Content(new SiteAddresses(await sites.Get(ct), api).OfShareLink(link.Code))
            : null;
}

/// <summary>Query of a QR code: how large.</summary>
internal sealed record QrSize(int Pixels) : IEndpointParameterMetadataProvider
{
    private static readonly QueryParameter Parameter =
        new("size", QueryType.Integer, "Width and height in pixels, the white margin included.") { Minimum = 128, Maximum = 2_048, Default = 512 };

    public static ValueTask<QrSize?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var reader = new QueryReader(context.Request);
        var size = new QrSize(reader.Integer(Parameter) ?? 0);
        reader.ThrowIfRefused();
        return ValueTask.FromResult<QrSize?>(size);
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(new QueryParameters(Parameter));
}
