using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Metadata;
using NewsApi.Articles.Published.Stories;
using NewsApi.Http.Answers;
using NewsApi.Json;
using NewsApi.Media.Pictures;

namespace NewsApi.Fronts;

/// <summary>200 with a front, written as <see cref="FrontResponse"/>.</summary>
/// <param name="page">The front.</param>
/// <param name="shape">The fields that are written of each article.</param>
internal sealed class FrontAnswer(FrontPage page, ArticleShape shape) : JsonAnswer, IEndpointMetadataProvider
{
    private static readonly JsonEncodedText
        Id = ApiJson.Name("id"), Slug = ApiJson.Name("slug"), Title = ApiJson.Name("title"), Description = ApiJson.Name("description"),
        Section = ApiJson.Name("section"), Language = ApiJson.Name("language"), IsFallback = ApiJson.Name("isFallback"),
        UpdatedAt = ApiJson.Name("updatedAt"), EffectiveAt = ApiJson.Name("effectiveAt"), Containers = ApiJson.Name("containers"),
        Key = ApiJson.Name("key"), Layout = ApiJson.Name("layout"), More = ApiJson.Name("more"), Cards = ApiJson.Name("cards"),
        Kind = ApiJson.Name("kind"), Headline = ApiJson.Name("headline"), Summary = ApiJson.Name("summary"),
        Kicker = ApiJson.Name("kicker"), Image = ApiJson.Name("image"), IsCurated = ApiJson.Name("isCurated"),
        Article = ApiJson.Name("article"), Url = ApiJson.Name("url");

    private static readonly JsonTypeInfo<ShownTarget> TargetType = ApiJson.TypeOf<ShownTarget>();

    private static readonly JsonTypeInfo<ShownCardKind> KindType = ApiJson.TypeOf<ShownCardKind>();

    private static readonly JsonTypeInfo<Picture> PictureType = ApiJson.TypeOf<Picture>();

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(FrontResponse), ["application/json"]));
        builder.Metadata.Add(new ResponseHeader(StatusCodes.Status200OK, "Content-Language", "The language of the front."));
    }

    protected override void SetHeaders(HttpContext context) => context.Response.Headers.ContentLanguage = page.Language;

    protected override void Write(Utf8JsonWriter writer)
    {
        var front = page.Summary;
        writer.WriteStartObject();
        writer.WriteNumber(Id, front.Id);
        writer.WriteString(Slug, front.Slug);
        writer.WriteString(Title, front.Title);
        writer.WriteString(Description, front.Description);
        writer.WriteString(Section, front.Section);
        writer.WriteString(Language, page.Language);
        writer.WriteBoolean(IsFallback, front.IsFallback);
        writer.WritePropertyName(UpdatedAt);
        InstantConverter.Write(writer, front.UpdatedAt);
        writer.WritePropertyName(EffectiveAt);
        InstantConverter.Write(writer, page.EffectiveAt);
        writer.WriteStartArray(Containers);
        foreach (var container in page.Containers)
            Write(writer, container);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private void Write(Utf8JsonWriter writer, FrontPageContainer container)
    {
        writer.WriteStartObject();
        writer.WriteString(Key, container.Key);
        writer.WriteString(Title, container.Title);
        writer.WriteString(Layout, container.Layout);
        WriteObject(writer, More, container.More, TargetType);
        writer.WriteStartArray(Cards);
        foreach (var card in container.Cards)
            Write(writer, card);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private void Write(Utf8JsonWriter writer, FrontPageCard card)
    {
        writer.WriteStartObject();
        writer.WritePropertyName(Kind);
        JsonSerializer.Serialize(writer, card.Kind, KindType);
        writer.WriteString(Headline, card.Headline);
        writer.WriteString(Summary, card.Summary);
        writer.WriteString(Kicker, card.Kicker);
        WriteObject(writer, Image, card.Image, PictureType);
        writer.WriteBoolean(IsCurated, card.IsCurated);
        writer.WritePropertyName(Article);
        if (card.Story is { } story)
            story.Write(writer, shape);
        else
            writer.WriteNullValue();
        writer.WriteString(Slug, card.Slug);
        writer.WriteString(Url, card.Url);
        writer.WriteEndObject();
    }

    private static void WriteObject<T>(Utf8JsonWriter writer, JsonEncodedText name, T? value, JsonTypeInfo<T> type) where T : class
    {
        writer.WritePropertyName(name);
        if (value is null)
            writer.WriteNullValue();
        else
            JsonSerializer.Serialize(writer, value, type);
    }
}
