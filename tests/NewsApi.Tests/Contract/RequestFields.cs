using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsApi.Http.OpenApi;

namespace NewsApi.Tests.Contract;

/// <summary>One place in the body of one operation: a field, an entry of a list, a text of one language, or the body itself.</summary>
/// <param name="Method">The operation's method.</param>
/// <param name="Path">The operation's path, with 1 for ids.</param>
/// <param name="Pointer">JSON pointer of the place; empty for the body itself.</param>
/// <param name="Type">The contract's type there, without its question mark.</param>
/// <param name="Around">Body with the text that stands in this place and nothing else.</param>
internal sealed record RequestField(string Method, string Path, string Pointer, Type Type, Func<string, string> Around)
{
    private IReadOnlyList<Type> Outside { get; init; } = [];

    public string Name => Pointer[(Pointer.LastIndexOf('/') + 1)..];

    public bool IsList => IsGeneric(typeof(IReadOnlyList<>));

    public bool IsTexts => IsGeneric(typeof(IReadOnlyDictionary<,>));

    public bool IsObject => Type.IsClass && Type != typeof(string);

    public bool IsInteger => Type == typeof(long) || Type == typeof(int);

    public bool IsNumber => IsInteger || Type == typeof(double);

    /// <summary>Whether null is a value of the contract's type.</summary>
    public bool TakesNull { get; private init; } = true;

    /// <summary>Whether the place is a property, which may stand in its object but once.</summary>
    public bool IsProperty => Pointer.Length > 0 && !char.IsAsciiDigit(Name[0]);

    /// <summary>Every place of every body that the program takes, found in its routes and their contracts.</summary>
    public static IReadOnlyList<RequestField> All(IServiceProvider services)
    {
        var json = services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        return
        [
            .. from endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
               let body = endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType
               // A form is no JSON; WebSubTests send it.
               where body is not null && !body.IsAssignableTo(typeof(IFormContract))
               let method = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods[0]
               let path = "/" + endpoint.RoutePattern.RawText!.Trim('/').Replace("{id:long}", "1").Replace("{number:int}", "1")
               from field in new RequestField(method, path, "", body, value => value).WithInside(json)
               select field,
        ];
    }

    public override string ToString() => $"{Method} {Path} {Pointer}";

    private IEnumerable<RequestField> WithInside(JsonSerializerOptions json)
    {
        yield return this;
        // Items below an item have its fields again.
        if (IsObject && Outside.Contains(Type))
            yield break;
        foreach (var field in Inside(json).SelectMany(inner => inner.WithInside(json)))
            yield return field;
    }

    private IEnumerable<RequestField> Inside(JsonSerializerOptions json)
    {
        if (IsList)
            return [Inner("0", Type.GetGenericArguments()[0], value => $"[{value}]")];
        if (IsTexts)
            return Type.GetGenericArguments()[1] is var value && value == typeof(string)
                ? [Inner("en", value, text => $$"""{"en":{{text}}}""")]
                : [Inner("1:1", value, entry => $$"""{"1:1":{{entry}}}""")];
        return json.GetTypeInfo(Type) is { Kind: JsonTypeInfoKind.Object } contract
            ? contract.Properties.Select(
                property => Inner(property.Name, property.PropertyType, value => $$"""{"{{property.Name}}":{{value}}}"""))
            : [];
    }

    private RequestField Inner(string name, Type type, Func<string, string> around) => this with
    {
        Pointer = $"{Pointer}/{name}",
        Outside = [.. Outside, Type],
        Type = Nullable.GetUnderlyingType(type) ?? type,
        TakesNull = !type.IsValueType || Nullable.GetUnderlyingType(type) is not null,
        Around = value => Around(around(value)),
    };

    private bool IsGeneric(Type definition) => Type.IsGenericType && Type.GetGenericTypeDefinition() == definition;
}
