using System.Globalization;
using Microsoft.OpenApi;

namespace NewsApi.Http.OpenApi;

/// <summary>Finds values of one kind that occur more than once in the document, and makes them components.</summary>
internal sealed class Repetitions<T> where T : IOpenApiSerializable
{
    private readonly List<Use> _uses = [];

    /// <summary>Adds one use of a value; <paramref name="replace"/> replaces it.</summary>
    public void Add(string name, string operationId, T value, Action<T> replace) =>
        _uses.Add(new Use(name, operationId, value, Json(value), replace));

    /// <summary>
    /// Replaces equal values by references and returns the components. If different components would have the same name, the most used one
    /// gets it. The name of each other component begins with the id of the first operation that uses it, as in <c>listTrending.limit</c>.
    /// </summary>
    public Dictionary<string, T> Share(Func<string, T> reference)
    {
        var components = new SortedDictionary<string, T>(StringComparer.Ordinal);
        var repeated = _uses.GroupBy(use => (use.Name, use.Json)).Where(equal => equal.Count() > 1);
        foreach (var sameName in repeated.GroupBy(equal => equal.Key.Name))
        {
            var usual = sameName.MaxBy(equal => equal.Count());
            foreach (var equal in sameName)
            {
                var first = equal.First();
                var name = equal == usual ? first.Name : $"{first.OperationId}.{first.Name}";
                components.Add(name, first.Value);
                foreach (var use in equal)
                    use.Replace(reference(name));
            }
        }

        return new Dictionary<string, T>(components);
    }

    private static string Json(T value)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        value.SerializeAsV31(new OpenApiJsonWriter(text));
        return text.ToString();
    }

    private sealed record Use(string Name, string OperationId, T Value, string Json, Action<T> Replace);
}
