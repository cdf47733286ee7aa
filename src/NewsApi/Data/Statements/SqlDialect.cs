using System.Data.Common;
using NewsApi.Json;

namespace NewsApi.Data.Statements;

/// <summary>All differences between SQLite and SQL Server. Statements use these members and never check which database it is.</summary>
internal abstract class SqlDialect
{
    public abstract string Name { get; }

    /// <summary>The folder under <c>Data/Migrations</c> with the migrations for this database.</summary>
    public abstract string MigrationFolder { get; }

    /// <summary>The clause before VALUES of an insert that returns its new id; use it together with <see cref="ReturningId"/>.</summary>
    public abstract string OutputId { get; }

    /// <summary>The clause after VALUES of an insert that returns its new id; use it together with <see cref="OutputId"/>.</summary>
    public abstract string ReturningId { get; }

    /// <summary>The clause at the end of a SELECT with ORDER BY that limits its rows.</summary>
    public abstract string Limit(string parameter);

    /// <summary>A column of long text, as UTF-8 bytes if the database stores UTF-8. Read it into a <see cref="Utf8Text"/>.</summary>
    public abstract string Utf8(string column);

    /// <summary>The clause at the end of a SELECT without ORDER BY that limits its rows.</summary>
    public abstract string LimitAny(string parameter);

    /// <summary>The hint after a table and its alias that forces the query planner to use this index; empty if it needs no hint.</summary>
    public abstract string IndexHint(string index);

    /// <summary>A set of numbers, passed as one JSON array, so that the statement's text is the same for any count.</summary>
    public abstract string Numbers(string parameter);

    /// <summary>A set of names, passed as one JSON array.</summary>
    public abstract string Names(string parameter);

    /// <summary>
    /// Joins each row to the numbers of a JSON array in one of its columns, each as a row with the column <c>value</c>; goes behind a table
    /// in FROM.
    /// </summary>
    public abstract string EachNumber(string column, string alias);

    /// <summary>A set of rows, passed as one JSON array of arrays, as a table that needs an alias.</summary>
    /// <param name="parameter">Parameter with the JSON.</param>
    /// <param name="columns">The columns of each array, in order.</param>
    public abstract string Rows(string parameter, IReadOnlyList<RowColumn> columns);

    /// <summary>An expression: the values of a subquery's rows as one text, separated by commas; null where it has no rows.</summary>
    /// <param name="value">The SQL expression for the value of each row; a value must not contain a comma.</param>
    /// <param name="from">FROM and WHERE without the word FROM.</param>
    /// <param name="order">ORDER BY without these words.</param>
    public abstract string Joined(string value, string from, string order);

    /// <summary>An expression: the rows of a subquery as a JSON array of objects; null or empty where it has none.</summary>
    /// <param name="alias">The alias of the columns' table.</param>
    /// <param name="columns">The columns; each property has the name of its column.</param>
    /// <param name="from">FROM and WHERE without the word FROM.</param>
    /// <param name="order">ORDER BY without these words.</param>
    public abstract string JsonRows(string alias, IReadOnlyList<string> columns, string from, string order);

    /// <summary>
    /// Inserts rows, or adds their sums to existing rows; for <see cref="WriteSession.Accumulate"/>. On SQL Server these are two
    /// statements, so no other transaction may write to the table at the same time.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="keys">Its key.</param>
    /// <param name="sums">Numbers that are added to the existing ones.</param>
    /// <param name="values">Values that replace the existing ones.</param>
    public abstract string Accumulate(
        string table, IReadOnlyList<RowColumn> keys, IReadOnlyList<RowColumn> sums, IReadOnlyList<RowColumn> values);

    /// <summary>The column of the search tables that holds the key of a story. The key sorts by time; see <c>SearchKey</c>.</summary>
    public abstract string SearchKey { get; }

    /// <summary>
    /// The condition that a row of a search table matches <paramref name="parameter"/> (see <see cref="SearchArgument"/>).
    /// </summary>
    /// <param name="table">The search table.</param>
    /// <param name="column">The table's column of words.</param>
    /// <param name="alias">The table's alias in the statement.</param>
    /// <param name="parameter">Parameter with the search terms.</param>
    public abstract string SearchMatch(string table, string column, string alias, string parameter);

    /// <summary>The parameter value for <see cref="SearchMatch"/>; needs at least one term.</summary>
    public abstract string SearchArgument(IReadOnlyList<SearchTerm> terms);

    /// <summary>The condition that a row of a search table has the expected words, as far as the database can check this.</summary>
    /// <param name="table">The search table.</param>
    /// <param name="column">The table's column of words.</param>
    /// <param name="alias">The table's alias in the statement.</param>
    /// <param name="search">Parameter with some of the words, as <see cref="SearchArgument"/> makes it.</param>
    /// <param name="words">Parameter with all words, as inserted.</param>
    public abstract string SearchProof(string table, string column, string alias, string search, string words);

    public abstract bool IsUniqueViolation(DbException e);

    public abstract bool IsForeignKeyViolation(DbException e);

    /// <summary>Whether the exception is a temporary outage (locked, full, unreachable) and not a bug.</summary>
    public abstract bool IsUnavailable(DbException e);
}
