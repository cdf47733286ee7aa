using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Metadata;
using NewsApi.Http.Answers;
using NewsApi.Http.Pages;
using NewsApi.Json;

namespace NewsApi.Formats.Wire;

/// <summary>One page of stories as ninjs.</summary>
/// <param name="Items">The items in order; never null.</param>
/// <param name="PageInfo">This page's position in the list.</param>
public sealed record NinjsPage(IReadOnlyList<NinjsItem> Items, [property: JsonPropertyName("page")] PageInfo PageInfo);

/// <summary>200 with a story as ninjs.</summary>
internal sealed class NinjsAnswer(NinjsItem item) : JsonAnswer, IEndpointMetadataProvider
{
    private static readonly JsonTypeInfo<NinjsItem> ItemType = ApiJson.TypeOf<NinjsItem>();

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(NinjsItem), ["application/json"]));
        builder.Metadata.Add(new ResponseHeader(StatusCodes.Status200OK, "Content-Language", "The language of the article."));
    }

    protected override void SetHeaders(HttpContext context) => context.Response.Headers.ContentLanguage = item.Language;

    protected override void Write(Utf8JsonWriter writer) => JsonSerializer.Serialize(writer, item, ItemType);
}

/// <summary>200 with a page of stories as ninjs.</summary>
internal sealed class NinjsPageAnswer(NinjsPage page) : JsonAnswer, IEndpointMetadataProvider
{
    private static readonly JsonTypeInfo<NinjsPage> PageType = ApiJson.TypeOf<NinjsPage>();

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(NinjsPage), ["application/json"]));
        builder.Metadata.Add(new ResponseHeader(StatusCodes.Status200OK, "Link", "The next and previous page (RFC 8288)."));
    }

    protected override void SetHeaders(HttpContext context) => Paged.Link(context, page.PageInfo);

    protected override void Write(Utf8JsonWriter writer) => JsonSerializer.Serialize(writer, page, PageType);
}
