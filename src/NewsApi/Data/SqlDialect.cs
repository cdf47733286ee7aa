using System.Data.Common;

namespace NewsApi.Data;

/// <summary>Everything on which SQLite and SQL Server disagree. Rooms interpolate these members and never ask which database it is.</summary>
internal abstract class SqlDialect
{
    public abstract string Name { get; }

    /// <summary>Folder under <c>Data/Migrations</c>.</summary>
    public abstract string MigrationFolder { get; }

    /// <summary>Stands before VALUES of an insert that answers its new id; pair with <see cref="ReturningId"/>.</summary>
    public abstract string OutputId { get; }

    /// <summary>Stands after VALUES of an insert that answers its new id.</summary>
    public abstract string ReturningId { get; }

    /// <summary>Ends an ordered SELECT: at most so many rows.</summary>
    public abstract string Limit(string parameter);

    /// <summary>A set of numbers handed over as one JSON array, so that the statement's text stays the same for any count.</summary>
    public abstract string Numbers(string parameter);

    /// <summary>A set of names handed over as one JSON array.</summary>
    public abstract string Names(string parameter);

    /// <summary>Condition: the published article <c>p</c> holds the words of <paramref name="parameter"/> (see <see cref="SearchArgument"/>).</summary>
    public abstract string SearchMatch(string parameter);

    /// <summary>The value that <see cref="SearchMatch"/> wants: every term must begin a word of the article.</summary>
    public abstract string SearchArgument(IReadOnlyList<string> terms);

    /// <summary>Condition: the index holds the words of the article <c>p</c>, as far as the database lets one see.</summary>
    /// <param name="search">Parameter with some of the words, as <see cref="SearchArgument"/> makes it.</param>
    /// <param name="words">Parameter with all words, as they were put in.</param>
    public abstract string SearchProof(string search, string words);

    /// <summary>Column of <c>published_search</c> that holds the article's id.</summary>
    public abstract string SearchKey { get; }

    public abstract bool IsUniqueViolation(DbException e);

    public abstract bool IsForeignKeyViolation(DbException e);

    /// <summary>True for an outage that may pass (locked, full, unreachable), false for a bug.</summary>
    public abstract bool IsUnavailable(DbException e);
}
