using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Http.Bodies;
using NewsApi.Http.Problems;
using NewsApi.Json;

namespace NewsApi.Scheduling;

/// <summary>Finds articles that do not exist, so that one answer lists them together with the other errors of a release.</summary>
internal sealed class ReleaseReferenceCheck(Db db) : IReferenceCheck<ReleaseRequest>
{
    /// <summary>Selects the ids of those articles that exist.</summary>
    internal static readonly Sql PresentSql = new(
        dialect => $"SELECT a.id FROM articles AS a WHERE a.purged_at IS NULL AND a.id IN {dialect.Numbers("@Ids")}");

    public async Task<IReadOnlyList<ProblemError>> Find(ReleaseRequest body, IReadOnlyCollection<string> wrong, HttpContext context)
    {
        var items = (body.Items ?? []).Index().Where(item => item.Item?.ArticleId is > 0 && !wrong.Contains(Pointer(item.Index))).ToList();
        return items.Count == 0
            ? []
            : Unknown(items, await db.ListAsync<long>(PresentSql, Ids(items), context.RequestAborted));
    }

    /// <summary>The arguments of <see cref="PresentSql"/>.</summary>
    public static object Ids(IEnumerable<(int Index, ReleaseItemRequest Item)> items) =>
        new { Ids = ApiJson.Write(items.Select(item => item.Item.ArticleId!.Value)) };

    /// <summary>An error for each item whose article is not among those that exist.</summary>
    public static IReadOnlyList<ProblemError> Unknown(
        IEnumerable<(int Index, ReleaseItemRequest Item)> items, IReadOnlyCollection<long> present) =>
        [
            .. items.Where(item => !present.Contains(item.Item.ArticleId!.Value)).Select(item => ProblemError.InBody(
                Pointer(item.Index), "unknown_article", $"There is no article {item.Item.ArticleId}.")),
        ];

    private static string Pointer(int position) => $"/items/{position}/articleId";
}
