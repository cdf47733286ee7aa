using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using NewsApi.Http.Queries;

namespace NewsApi.Http.OpenApi;

/// <summary>Describes query parameters in OpenAPI.</summary>
internal static class QuerySchemas
{
    public static OpenApiParameter Describe(QueryParameter parameter) => new()
    {
        Name = parameter.Name,
        In = ParameterLocation.Query,
        Required = parameter.IsRequired,
        Description = parameter.Description,
        Schema = Schema(parameter),
        Style = ParameterStyle.Form,
        Explode = parameter.Type != QueryType.Choices,
    };

    private static OpenApiSchema Schema(QueryParameter parameter) => parameter.Type switch
    {
        QueryType.Integer => new OpenApiSchema
        {
            Type = JsonSchemaType.Integer,
            Format = parameter.Maximum > int.MaxValue ? "int64" : "int32",
            Minimum = parameter.Minimum.ToString(CultureInfo.InvariantCulture),
            Maximum = parameter.Maximum.ToString(CultureInfo.InvariantCulture),
            Default = parameter.Default is { } value ? JsonValue.Create(value) : null,
        },
        QueryType.Instant => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" },
        QueryType.Choice => OneOf(parameter),
        QueryType.Choices => new OpenApiSchema { Type = JsonSchemaType.Array, Items = OneOf(parameter), MinItems = 1 },
        QueryType.Flag => new OpenApiSchema { Type = JsonSchemaType.Boolean, Default = JsonValue.Create(false) },
        QueryType.Numbers => new OpenApiSchema
        {
            Type = JsonSchemaType.Array,
            Items = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64" },
            MaxItems = (int)parameter.Maximum,
        },
        QueryType.Names => new OpenApiSchema
        {
            Type = JsonSchemaType.Array,
            Items = new OpenApiSchema { Type = JsonSchemaType.String },
            MaxItems = (int)parameter.Maximum,
        },
        _ => new OpenApiSchema { Type = JsonSchemaType.String, MinLength = (int)parameter.Minimum, MaxLength = (int)parameter.Maximum },
    };

    private static OpenApiSchema OneOf(QueryParameter parameter)
    {
        var choices = new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Enum = [.. parameter.Choices.Select(choice => (JsonNode)JsonValue.Create(choice))],
        };
        return NamedSchemas.Named(
            choices, parameter.ChoicesName ?? throw new InvalidOperationException($"{parameter} has no ChoicesName."));
    }
}
