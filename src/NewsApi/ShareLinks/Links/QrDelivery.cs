using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;
using NewsApi.Http.Queries;
using NewsApi.Http.Routing;
using NewsApi.ShareLinks.Kit;

namespace NewsApi.ShareLinks.Links;

/// <summary>Serves the QR codes of short links. Clicks by a scan count for the channel <c>qr</c>.</summary>
internal static class QrDelivery
{
    public static void MapQrCodes(this IEndpointRouteBuilder content)
    {
        content.MapRead("/share-links/{code}/qr.svg", GetSvg).WithTags("Share links").WithName("getShareLinkQrSvg")
            .Problems(404, 410, 429, 451);
        content.MapRead("/share-links/{code}/qr.png", GetPng).WithTags("Share links").WithName("getShareLinkQrPng")
            .Problems(404, 410, 429, 451);
    }

    /// <summary>Draws a short link as a QR code, as an SVG.</summary>
    /// <remarks>
    /// The image never changes, so caches may keep it for ever. If the code leads to no article, the error is that of
    /// <c>/v1/share-links/{code}</c>.
    /// </remarks>
    /// <param name="code">The link's code, with the suffix of a channel or without.</param>
    private static async Task<Results<SvgAnswer, Problem>> GetSvg(
        string code, QrSizeQuery size, HttpContext context, LinkResolver links, ClickCount clicks, CancellationToken ct) =>
        (await Find(code, context, links, clicks, ct)).Succeeded(out var content, out var problem)
            ? new SvgAnswer(QrCode.Svg(content, size.Pixels))
            : problem;

    /// <summary>Draws a short link as a QR code, as a PNG.</summary>
    /// <remarks>
    /// The image never changes, so caches may keep it for ever. Each module has a whole number of pixels, so the image may be a little
    /// smaller than <c>size</c>. If the code leads to no article, the error is that of <c>/v1/share-links/{code}</c>.
    /// </remarks>
    /// <param name="code">The link's code, with the suffix of a channel or without.</param>
    private static async Task<Results<PngAnswer, Problem>> GetPng(
        string code, QrSizeQuery size, HttpContext context, LinkResolver links, ClickCount clicks, CancellationToken ct) =>
        (await Find(code, context, links, clicks, ct)).Succeeded(out var content, out var problem)
            ? new PngAnswer(QrCode.Png(content, size.Pixels))
            : problem;

    private static async Task<Outcome<string>> Find(
        string code, HttpContext context, LinkResolver links, ClickCount clicks, CancellationToken ct)
    {
        var target = await links.Resolve(code, language: null, acceptLanguage: null, ct);
        if (clicks.RefuseGuess(context, target.Status) is { } guessing)
            return guessing;
        return target.Cached is { } link ? QrCode.Content(link.Address) : LinkRefusal.At(ShareDelivery.CodesPath, target.Status);
    }
}

/// <summary>Query of a QR code: the size of the image.</summary>
internal sealed record QrSizeQuery(int Pixels) : IQuery<QrSizeQuery>
{
    private static readonly QueryParameter Parameter =
        new("size", QueryType.Integer, "Width and height in pixels, the white margin included.")
        {
            Minimum = 128,
            Maximum = 2_048,
            Default = 512,
        };

    public static QrSizeQuery Read(QueryReader reader) => new(reader.Integer(Parameter) ?? 0);

    public static IReadOnlyList<QueryParameter> Parameters => [Parameter];
}
