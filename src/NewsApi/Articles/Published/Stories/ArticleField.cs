using System.Text.Json;
using NewsApi.Json;

namespace NewsApi.Articles.Published.Stories;

/// <summary>What an answer needs beside the article's own row.</summary>
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
}

/// <summary>One property of an article's answer: what it is called, what it is made of, and how it is written.</summary>
/// <param name="name">Its name in JSON.</param>
/// <param name="type">Its type in the contract.</param>
/// <param name="write">Writes the value.</param>
/// <param name="columns">What is read for it.</param>
internal sealed class ArticleField(string name, Type type, Action<Utf8JsonWriter, PublishedStory> write, params IReadOnlyList<string> columns)
{
    private readonly JsonEncodedText _encoded = ApiJson.Name(name);

    public string Name => name;

    public Type Type => type;

    public IReadOnlyList<string> Columns => columns;

    public ArticleParts Needs { get; init; }

    public void Write(Utf8JsonWriter writer, PublishedStory story)
    {
        writer.WritePropertyName(_encoded);
        write(writer, story);
    }

    public static ArticleField Number(string name, Func<PublishedArticle, long> value, string column) =>
        new(name, typeof(long), (writer, story) => writer.WriteNumberValue(value(story.Article)), column);

    public static ArticleField Count(string name, Func<PublishedArticle, int> value, string column) =>
        new(name, typeof(int), (writer, story) => writer.WriteNumberValue(value(story.Article)), column);

    public static ArticleField Instant(string name, Func<PublishedArticle, DateTimeOffset> value, string column) =>
        new(name, typeof(DateTimeOffset), (writer, story) => InstantConverter.Write(writer, value(story.Article)), column);

    public static ArticleField Flag(string name, Func<PublishedStory, bool> value) =>
        new(name, typeof(bool), (writer, story) => writer.WriteBooleanValue(value(story)));

    public static ArticleField Line(string name, Func<PublishedStory, string?> value, params IReadOnlyList<string> columns) =>
        new(name, typeof(string), (writer, story) => writer.WriteStringValue(value(story)), columns);

    public static ArticleField Object<T>(string name, Func<PublishedStory, T> value, params IReadOnlyList<string> columns)
    {
        var type = ApiJson.TypeOf<T>();
        return new(name, typeof(T), (writer, story) => JsonSerializer.Serialize(writer, value(story), type), columns);
    }

    /// <summary>The same with parts of other tables.</summary>
    public ArticleField With(ArticleParts parts) => new(name, type, write, columns) { Needs = parts };
}
