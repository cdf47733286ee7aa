using System.Data.Common;
using NewsApi.Http;

namespace NewsApi.Changes;

/// <summary>A row with the id that the change log names.</summary>
internal interface IStored : IVersioned
{
    long Id { get; }
}

/// <summary>The end of every write to a tag, section, author: store, record the change, and read the database's refusals.</summary>
internal static class Storing
{
    /// <param name="write">The write under way.</param>
    /// <param name="kind">One of <see cref="ChangeKinds"/>; the problem's text uses it too.</param>
    /// <param name="action">One of <see cref="ChangeActions"/>.</param>
    /// <param name="store">Runs the statement and returns the row as it is then.</param>
    public static Outcome<T> Store<T>(this ContentWrite write, string kind, string action, Func<T> store)
        where T : class, IStored
    {
        try
        {
            var row = store();
            write.Record(kind, row.Id, action);
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
