using System.Data.Common;
using NewsApi.Access;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;

namespace NewsApi.Changes;

/// <summary>A row with the id that the change log names.</summary>
internal interface IStored : IVersioned
{
    long Id { get; }
}

/// <summary>The end of every write to a tag, section, author: store, record the change, and read the database's refusals.</summary>
internal static class ContentStore
{
    /// <param name="write">The write under way.</param>
    /// <param name="kind">One of <see cref="ChangeKinds"/>; the problem's text uses it too.</param>
    /// <param name="action">One of <see cref="ChangeActions"/>.</param>
    /// <param name="before">The row as it was; null for a new one.</param>
    /// <param name="store">Runs the statement and returns the row as it is then; null when it is gone.</param>
    /// <param name="show">How editors see a row, which is how the audit tells of it.</param>
    /// <returns>The row, or the last that there was of it.</returns>
    public static Outcome<T> Store<T>(this ContentWrite write, string kind, string action, T? before, Func<T?> store, Func<T, object> show)
        where T : class, IStored
    {
        try
        {
            var after = store();
            var row = (after ?? before)!;
            write.Record(
                kind, row.Id, action, detail: AuditDetail.Of(before is null ? null : show(before), after is null ? null : show(after)));
            return row;
        }
        catch (DbException e) when (write.Dialect.IsUniqueViolation(e))
        {
            return Problem.Conflict(
                "slug_taken", $"Another {kind} has this slug.", ProblemError.InBody("/slug", "taken", $"Another {kind} has this slug."));
        }
        catch (DbException e) when (write.Dialect.IsForeignKeyViolation(e))
        {
            return InUse(kind);
        }
    }

    public static Problem InUse(string kind) =>
        Problem.Conflict("in_use", $"This {kind} is still in use; take it off what uses it first.");
}
