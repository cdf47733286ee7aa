using System.Text.Json;
using NewsApi.Http.OpenApi;
using NewsApi.Json;

namespace NewsApi.Articles.Published.Stories;

/// <summary>The data that an answer needs in addition to the article's own row.</summary>
[Flags]
internal enum ArticleParts
{
    None = 0,
    Section = 1,
    Tags = 2,
    Authors = 4,
    Translations = 8,
    Share = 16,
    Body = 32,
    Related = 64,
    Views = 128,
    ViewKey = 256,
    Media = 512,
}

/// <summary>One property of an article's answer: its name, description, columns and writer.</summary>
/// <param name="name">Its name in JSON.</param>
/// <param name="description">Its description in the OpenAPI document.</param>
/// <param name="type">The type of its value.</param>
/// <param name="write">Writes the value.</param>
/// <param name="columns">The columns from which the value is made.</param>
internal sealed class ArticleField(
    string name, string description, Type type, Action<Utf8JsonWriter, PublishedStory> write, params IReadOnlyList<string> columns)
{
    private readonly JsonEncodedText _encoded = ApiJson.Name(name);

    public string Name => name;

    public Type Type => type;

    public IReadOnlyList<string> Columns => columns;

    public ArticleParts Needs { get; private init; }

    public bool IsNullable { get; private init; }

    public void Write(Utf8JsonWriter writer, PublishedStory story)
    {
        writer.WritePropertyName(_encoded);
        write(writer, story);
    }

    public static ArticleField Number(string name, string description, Func<PublishedArticle, long> value, string column) =>
        new(name, description, typeof(long), (writer, story) => writer.WriteNumberValue(value(story.Article)), column);

    public static ArticleField Count(string name, string description, Func<PublishedArticle, int> value, string column) =>
        new(name, description, typeof(int), (writer, story) => writer.WriteNumberValue(value(story.Article)), column);

    public static ArticleField Instant(string name, string description, Func<PublishedArticle, DateTimeOffset> value, string column) =>
        new(name, description, typeof(DateTimeOffset), (writer, story) => InstantConverter.Write(writer, value(story.Article)), column);

    public static ArticleField Flag(string name, string description, Func<PublishedStory, bool> value) =>
        new(name, description, typeof(bool), (writer, story) => writer.WriteBooleanValue(value(story)));

    public static ArticleField Line(
        string name, string description, Func<PublishedStory, string?> value, params IReadOnlyList<string> columns) =>
        new(name, description, typeof(string), (writer, story) => writer.WriteStringValue(value(story)), columns);

    public static ArticleField Object<T>(
        string name, string description, Func<PublishedStory, T> value, params IReadOnlyList<string> columns)
    {
        var type = ApiJson.TypeOf<T>();
        return new(name, description, typeof(T), (writer, story) => JsonSerializer.Serialize(writer, value(story), type), columns);
    }

    /// <summary>A copy that needs these parts.</summary>
    public ArticleField With(ArticleParts parts) => new(name, description, type, write, columns) { Needs = parts, IsNullable = IsNullable };

    /// <summary>A copy whose value may be null.</summary>
    public ArticleField OrNull() => new(name, description, type, write, columns) { Needs = Needs, IsNullable = true };

    /// <summary>The property in the schema of an answer that always has the given fields.</summary>
    public WrittenField Describe(IReadOnlySet<string> always) => always.Contains(name)
        ? new(name, type, description, IsNullable, IsRequired: true)
        : new(name, type, $"{description.TrimEnd('.')}; only present {When()}.", IsNullable, IsRequired: false);

    private string When() => ArticleShape.Includes.Contains(name) ? $"with `include={name}`" : "when `fields` names it";
}
