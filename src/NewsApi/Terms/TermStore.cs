using System.Data.Common;
using NewsApi.Access;
using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;

namespace NewsApi.Terms;

/// <summary>The steps of a write that are the same for all kinds of terms.</summary>
/// <param name="kind">One of <see cref="ChangeKinds"/>; also used in the text of problems.</param>
/// <param name="statements">The statements of the kind.</param>
/// <param name="args">Makes the SQL parameters to add or update a row, from the row and the number of the change.</param>
/// <param name="show">Converts a row to its editorial form, which the audit log stores.</param>
/// <param name="find">
/// The statement that reads one row by id, for a kind that needs more than its own columns; null to use the kind's own statement.
/// </param>
internal sealed class TermStore<T>(
    string kind, TermSql statements, Func<T, long, object> args, Func<T, object> show, Sql? find = null) where T : Term
{
    /// <summary>Reads a row. It is a problem if the row does not exist or does not have the version that If-Match names.</summary>
    public Outcome<T> Load(ContentWrite write, long id, int version) =>
        Outcome.Current(write.Find<T>(find ?? statements.Find, new { Id = id }), version, kind);

    public Outcome<T> Add(ContentWrite write, T term) => FormerSlugs.Refuse(write, kind, term.Slug, id: 0) is { } refusal
        ? refusal
        : Store(write, ChangeActions.Created, before: null, () =>
        {
            var added = term with { Version = 1, CreatedAt = write.Now, ModifiedAt = write.Now };
            return added with { Id = write.Insert(statements.Add, args(added, write.Seq)) };
        });

    /// <summary>
    /// Replaces a row. If the slug changes, the old slug still leads to the term. If nothing differs, the row is not written.
    /// </summary>
    public Outcome<T> Update(ContentWrite write, T before, T after) =>
        AuditDetail.Of(show(before), show(after)).Count == 0 ? before
        : FormerSlugs.Refuse(write, kind, after.Slug, before.Id) is { } refusal ? refusal
        : Store(write, ChangeActions.Updated, before, () =>
        {
            var updated = after with
            {
                Id = before.Id,
                Version = before.Version + 1,
                CreatedAt = before.CreatedAt,
                ModifiedAt = write.Now,
            };
            FormerSlugs.Change(write, kind, before, updated);
            write.Execute(statements.Update, args(updated, write.Seq));
            return updated;
        });

    /// <returns>The row before it was deleted.</returns>
    public Outcome<T> Delete(ContentWrite write, T term) => Store(write, ChangeActions.Deleted, term, () =>
    {
        FormerSlugs.Forget(write, kind, term.Id);
        write.Execute(statements.Delete, new { term.Id });
        return null;
    });

    public Problem InUse() => Problem.Conflict("in_use", $"This {kind} is still in use; first remove it from everything that uses it.");

    private Outcome<T> Store(ContentWrite write, string action, T? before, Func<T?> store)
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
            return InUse();
        }
    }
}
