using System.Data.Common;
using NewsApi.Json;

namespace NewsApi.Data.Statements;

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

    /// <summary>A column of long text, read as the UTF-8 in which it is stored where the database stores that; read it into a <see cref="Utf8Text"/>.</summary>
    public abstract string Utf8(string column);

    /// <summary>Ends a SELECT without an order: at most so many rows, whichever.</summary>
    public abstract string LimitAny(string parameter);

    /// <summary>Stands behind a table and its alias: to be read along this index, and not by what looks cheaper at first sight.</summary>
    public abstract string Along(string index);

    /// <summary>A column of text as it is sorted and compared without regard to case; there is an index on just this.</summary>
    public abstract string IgnoringCase(string column);

    /// <summary>A set of numbers handed over as one JSON array, so that the statement's text stays the same for any count.</summary>
    public abstract string Numbers(string parameter);

    /// <summary>A set of names handed over as one JSON array.</summary>
    public abstract string Names(string parameter);

    /// <summary>A set of rows handed over as one JSON array of arrays, as a table to be given an alias.</summary>
    /// <param name="parameter">Parameter with the JSON.</param>
    /// <param name="columns">What each array holds, in its order.</param>
    public abstract string Rows(string parameter, IReadOnlyList<RowColumn> columns);

    /// <summary>
    /// Adds rows to a table, or to the numbers of those that are there; for <see cref="WriteSession.Accumulate"/>. On some databases two
    /// statements, so nobody else may write to that table meanwhile.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="keys">Its key.</param>
    /// <param name="sums">Numbers to add to those that are there.</param>
    /// <param name="values">Values that take the place of those that are there.</param>
    public abstract string Accumulate(
        string table, IReadOnlyList<RowColumn> keys, IReadOnlyList<RowColumn> sums, IReadOnlyList<RowColumn> values);

    /// <summary>Column of the tables of words that holds a story's place in the order of time; see <c>Articles/SearchKey</c>.</summary>
    public abstract string SearchKey { get; }

    /// <summary>Condition: a row of a table of words holds all that <paramref name="parameter"/> asks for (see <see cref="SearchArgument"/>).</summary>
    /// <param name="table">The table of words.</param>
    /// <param name="column">The table's one column of words.</param>
    /// <param name="alias">The table's alias in the statement.</param>
    /// <param name="parameter">Parameter with what is searched for.</param>
    public abstract string SearchMatch(string table, string column, string alias, string parameter);

    /// <summary>The value that <see cref="SearchMatch"/> wants; there must be a term.</summary>
    public abstract string SearchArgument(IReadOnlyList<SearchTerm> terms);

    /// <summary>Condition: a row of a table of words holds the words it should, as far as the database lets one see.</summary>
    /// <param name="table">The table of words.</param>
    /// <param name="column">The table's one column of words.</param>
    /// <param name="alias">The table's alias in the statement.</param>
    /// <param name="search">Parameter with some of the words, as <see cref="SearchArgument"/> makes it.</param>
    /// <param name="words">Parameter with all words, as they were put in.</param>
    public abstract string SearchProof(string table, string column, string alias, string search, string words);

    public abstract bool IsUniqueViolation(DbException e);

    public abstract bool IsForeignKeyViolation(DbException e);

    /// <summary>True for an outage that may pass (locked, full, unreachable), false for a bug.</summary>
    public abstract bool IsUnavailable(DbException e);
}
