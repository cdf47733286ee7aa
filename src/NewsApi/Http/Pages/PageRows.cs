using NewsApi.Data;
using NewsApi.Data.Statements;

namespace NewsApi.Http.Pages;

/// <summary>Rows of one page, and how many there are on all pages where the client wants to know.</summary>
internal sealed record PageRows<T>(IReadOnlyList<T> Rows, long? Total)
{
    /// <param name="db">Where they are.</param>
    /// <param name="page">The page that was asked for.</param>
    /// <param name="list">Reads it.</param>
    /// <param name="count">Counts all, with the same parameters.</param>
    /// <param name="args">Parameters of both.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<PageRows<T>> Read(Db db, PageRequest page, Sql list, Sql count, object args, CancellationToken ct)
    {
        await using var read = await db.ReadAsync(ct);
        var rows = await read.ListAsync<T>(list, args, ct);
        return new PageRows<T>(rows, page.Count ? await read.FindAsync<long>(count, args, ct) : null);
    }
}
