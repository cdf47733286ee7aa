using NewsApi.Data;
using NewsApi.Data.Statements;

namespace NewsApi.Http.Pages;

/// <summary>The rows of one page and, when requested, the number of rows on all pages.</summary>
internal sealed record PageRows<T>(IReadOnlyList<T> Rows, long? Total)
{
    /// <param name="db">The database.</param>
    /// <param name="page">The requested page.</param>
    /// <param name="list">Reads the rows of the page.</param>
    /// <param name="count">Counts all rows, with the same parameters.</param>
    /// <param name="args">The parameters of both statements.</param>
    /// <param name="ct">Cancels the reads.</param>
    public static async Task<PageRows<T>> Read(Db db, PageRequest page, Sql list, Sql count, object args, CancellationToken ct)
    {
        await using var read = await db.ReadAsync(ct);
        var rows = await read.ListAsync<T>(list, args, ct);
        return new PageRows<T>(rows, page.Count ? await read.FindAsync<long>(count, args, ct) : null);
    }
}
