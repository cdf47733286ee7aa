using System.Runtime.CompilerServices;
using Dapper;
using NewsApi.Articles.Published.Stories;
using NewsApi.Data.Statements;
using NewsApi.Json;
using NewsApi.Text.Bodies;
using NewsApi.Text.Bodies.Cleaning;

namespace NewsApi.Articles.Editing.Storage;

/// <summary>One version of an article's content. Only autosave overwrites the content of a stored revision.</summary>
internal record ArticleRevision : ContentColumns
{
    public long ArticleId { get; init; }

    public int Number { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public string CreatedBy { get; init; } = "";

    public string BodyFormat { get; init; } = "";

    public string BodySource { get; init; } = "";

    /// <summary>Base URL of relative addresses in the source; null for the site's base URL.</summary>
    public string? BodyBaseUrl { get; init; }

    public string BodyHtml { get; init; } = "";

    public string BodyText { get; init; } = "";

    /// <summary>The blocks of the text as JSON, in the form that answers contain.</summary>
    public string BodyBlocks { get; init; } = "";

    public IReadOnlyList<long> Tags { get; init; } = [];

    public IReadOnlyList<RevisionAuthor> Authors { get; init; } = [];

    /// <summary>When it was first published; null if never.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Number of the older revision that was restored or copied to make this one; null if there is none.</summary>
    public int? RestoredFrom { get; init; }

    /// <summary>The revision with this text.</summary>
    /// <param name="source">The text as it was written.</param>
    /// <param name="body">The rendered text: HTML, plain text and blocks.</param>
    public ArticleRevision WithBody(string source, Body body) => this with
    {
        BodySource = source,
        BodyHtml = body.Html,
        BodyText = body.Text,
        BodyBlocks = ApiJson.Write(body.Blocks),
        BodyMedia = MediaAddress.IdsIn(body.Html) is { Count: > 0 } ids ? ApiJson.Write(ids) : null,
        WordCount = body.WordCount,
        ReadingMinutes = body.ReadingMinutes,
    };

    [ModuleInitializer]
    internal static void Register()
    {
        SqlMapper.AddTypeHandler(new JsonColumn<IReadOnlyList<long>>());
        SqlMapper.AddTypeHandler(new JsonColumn<IReadOnlyList<RevisionAuthor>>());
    }
}

/// <summary>An author of a revision and their role.</summary>
internal sealed record RevisionAuthor(long Id, AuthorRole Role);
