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

/// <summary>The last step of a write to a tag, section or author: stores, records the change, maps constraint violations.</summary>
internal static class ContentStore
{
    /// <param name="write">The current write.</param>
    /// <param name="kind">One of <see cref="ChangeKinds"/>; also used in the text of problems.</param>
    /// <param name="action">One of <see cref="ChangeActions"/>.</param>
    /// <param name="before">The row before the write; null for a new one.</param>
    /// <param name="store">Runs the statement and returns the row after it; null when it is deleted.</param>
    /// <param name="show">Converts a row to its editorial form, which the audit log stores.</param>
    /// <returns>The row after the write, or before it when it is deleted.</returns>
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
