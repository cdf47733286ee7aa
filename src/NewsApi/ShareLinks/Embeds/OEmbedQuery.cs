using NewsApi.Http.Queries;

namespace NewsApi.ShareLinks.Embeds;

/// <summary>Query of oEmbed: the address, the format and the maximum size.</summary>
internal sealed record OEmbedQuery(string Url, string Format, int? MaxWidth, int? MaxHeight) : IQuery<OEmbedQuery>
{
    public const string Json = "json", Xml = "xml";

    private static readonly QueryParameter UrlParameter = new("url", QueryType.Text,
        "The address to describe: an article's page, an answer of this API about an article, or a short link, with or without the suffix "
        + "of a channel.")
    {
        Maximum = 2_100,
        IsRequired = true,
    };

    // This parameter is not limited to the two values, because another format has its own status (501).
    private static readonly QueryParameter FormatParameter =
        new("format", QueryType.Text, "`json`, the default, or `xml`; any other value gets 501.") { Maximum = 40 };

    private static readonly QueryParameter WidthParameter = new("maxwidth", QueryType.Integer, "The maximum width in pixels.")
    {
        Maximum = 100_000,
    };

    private static readonly QueryParameter HeightParameter = new("maxheight", QueryType.Integer, "The maximum height in pixels.")
    {
        Maximum = 100_000,
    };

    public static OEmbedQuery Read(QueryReader reader) => new(
        reader.Text(UrlParameter) ?? "", reader.Text(FormatParameter) ?? Json,
        reader.Integer(WidthParameter), reader.Integer(HeightParameter));

    public static IReadOnlyList<QueryParameter> Parameters => [UrlParameter, FormatParameter, WidthParameter, HeightParameter];
}
