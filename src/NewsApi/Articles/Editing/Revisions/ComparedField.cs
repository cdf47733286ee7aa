using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Http.OpenApi;
using NewsApi.Text.Differences;

namespace NewsApi.Articles.Editing.Revisions;

/// <summary>A field in the comparison of two revisions.</summary>
/// <param name="Name">The field's name in JSON.</param>
/// <param name="ChangeType">The type that <c>Compare</c> returns for a difference.</param>
/// <param name="Compare">Returns the difference between two revisions; null when the field is equal in both.</param>
internal sealed partial record ComparedField(string Name, Type ChangeType, Func<RevisionResponse, RevisionResponse, object?> Compare)
{
    /// <summary>All fields of an article's content in order, without the language, which never changes.</summary>
    public static readonly IReadOnlyList<ComparedField> All = [.. typeof(ArticleContent).GetProperties().SelectMany(Of)];

    /// <summary>The name of the field for display.</summary>
    public string Label { get; } = Name switch
    {
        "body" => "Text as written",
        "bodyFormat" => "Format of the text",
        "canonicalUrl" => "Canonical URL",
        "seo" => "SEO",
        _ => char.ToUpperInvariant(Name[0]) + Capital().Replace(Name[1..], letter => " " + letter.Value.ToLowerInvariant()),
    };

    public WrittenField Describe() =>
        new(Name, ChangeType, $"{Label}; only present when the revisions differ in this field.", IsNullable: false, IsRequired: false);

    private static IEnumerable<ComparedField> Of(PropertyInfo property) => property.Name switch
    {
        nameof(ArticleContent.Language) => [],
        nameof(ArticleContent.Body) =>
        [
            Text("text", revision => revision.Rendered.Text),
            Text("body", revision => revision.Content.Body!.Content),
            Field("bodyFormat", revision => revision.Content.Body!.Format),
        ],
        nameof(ArticleContent.Title) or nameof(ArticleContent.Summary) =>
            [Text(NameOf(property), revision => (string?)property.GetValue(revision.Content))],
        _ when property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) =>
            [Make(nameof(List), property, property.PropertyType.GetGenericArguments()[0])],
        _ => [Make(nameof(Field), property, property.PropertyType)],
    };

    private static ComparedField Make(string factory, PropertyInfo property, Type type) =>
        (ComparedField)typeof(ComparedField).GetMethod(factory + "Of", BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type).Invoke(null, [property])!;

    private static ComparedField FieldOf<T>(PropertyInfo property) =>
        Field(NameOf(property), revision => (T?)property.GetValue(revision.Content));

    private static ComparedField ListOf<T>(PropertyInfo property) =>
        List(NameOf(property), revision => (IReadOnlyList<T>)property.GetValue(revision.Content)!);

    private static ComparedField Field<T>(string name, Func<RevisionResponse, T?> value) => new(
        name, typeof(FieldChange<T>),
        (from, to) => Equals(value(from), value(to)) ? null : new FieldChange<T>(value(from), value(to)));

    private static ComparedField List<T>(string name, Func<RevisionResponse, IReadOnlyList<T>> value) => new(
        name, typeof(ListChange<T>),
        (from, to) => value(from).SequenceEqual(value(to)) ? null : new ListChange<T>(value(from), value(to)));

    private static ComparedField Text(string name, Func<RevisionResponse, string?> value) => new(
        name, typeof(TextChange),
        (from, to) => (value(from) ?? "") == (value(to) ?? "")
            ? null
            : new TextChange(TextDiff.Compare(value(from) ?? "", value(to) ?? "")));

    private static string NameOf(PropertyInfo property) => JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();
}
