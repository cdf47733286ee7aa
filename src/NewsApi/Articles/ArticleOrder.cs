using System.Globalization;
using NewsApi.Http;

namespace NewsApi.Articles;

/// <summary>The order of a list of public articles: one instant, then the id, both in the same direction.</summary>
internal sealed record ArticleOrder(string Column, bool Descending, Func<PublishedArticle, DateTimeOffset> Key)
{
    public static readonly ArticleOrder Default = new("p.published_at", true, article => article.PublishedAt);

    public static readonly QueryParameter Parameter = new("sort", QueryType.Choice, "The order; -publishedAt, newest first, when not given.")
    {
        Choices = ["-publishedAt", "publishedAt", "-updatedAt", "updatedAt"],
    };

    /// <summary>Where a row stands in this order.</summary>
    public (string Key, long Id) Place(PublishedArticle row) =>
        (Key(row).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), row.Id);

    public static ArticleOrder Read(QueryReader reader) => reader.Choice(Parameter) switch
    {
        "publishedAt" => Default with { Descending = false },
        "-updatedAt" => new ArticleOrder("p.updated_at", true, article => article.UpdatedAt),
        "updatedAt" => new ArticleOrder("p.updated_at", false, article => article.UpdatedAt),
        _ => Default,
    };
}
