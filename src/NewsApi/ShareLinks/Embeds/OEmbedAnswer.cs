using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using Microsoft.AspNetCore.Http.Metadata;
using NewsApi.Http.Answers;
using NewsApi.Http.Routing;
using NewsApi.Json;

namespace NewsApi.ShareLinks.Embeds;

/// <summary>200 with the oEmbed answer for an article, as JSON or XML. Both have the same properties.</summary>
internal sealed class OEmbedAnswer(OEmbedResponse embed, bool asXml) : IResult, IEndpointMetadataProvider
{
    private const string XmlType = "text/xml";

    private static readonly XmlWriterSettings Writing = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(OEmbedResponse), ["application/json"]));
        builder.Metadata.Add(new AlsoProduces(XmlType, typeof(string)));
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = asXml ? XmlType + "; charset=utf-8" : JsonAnswer.ContentType;
        var body = asXml
            ? Xml(JsonSerializer.SerializeToNode(embed, ApiJson.Stored)!.AsObject())
            : Encoding.UTF8.GetBytes(ApiJson.Write(embed));
        return response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
    }

    private static byte[] Xml(JsonObject properties)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Writing))
        {
            xml.WriteStartDocument(standalone: true);
            xml.WriteStartElement("oembed");
            foreach (var (name, value) in properties)
                // JSON allows characters that XML does not.
                xml.WriteElementString(
                    name, string.Concat(value!.ToString().Where(letter => XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter))));
            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }
}
