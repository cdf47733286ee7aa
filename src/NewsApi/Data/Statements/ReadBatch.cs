namespace NewsApi.Data.Statements;

/// <summary>Statements that are read in one round trip, because none needs the result of another.</summary>
internal sealed class ReadBatch
{
    /// <summary>The maximum number of statements in a batch, because SQL Server takes at most 2,100 parameters in a command.</summary>
    public const int Most = 500;

    private readonly List<Item> _items = [];

    public IReadOnlyList<Item> Items => _items;

    /// <summary>Adds a statement that finds one row or value.</summary>
    /// <returns>The item; its value is set after <see cref="ReadSession.RunAsync"/>.</returns>
    public FoundItem<T> Find<T>(Sql sql, object? args = null) => Add(new FoundItem<T>(sql, args));

    /// <summary>Adds a statement that lists rows.</summary>
    /// <returns>The item; its rows are set after <see cref="ReadSession.RunAsync"/>.</returns>
    public ListedItem<T> List<T>(Sql sql, object? args = null) => Add(new ListedItem<T>(sql, args));

    private T Add<T>(T item) where T : Item
    {
        _items.Add(item);
        return item;
    }

    /// <summary>One statement of a batch.</summary>
    internal abstract class Item(Sql sql, object? args)
    {
        public Sql Sql => sql;

        public object? Args => args;

        /// <summary>Takes the result from the database.</summary>
        public abstract void Take(IResultReader reader);
    }

    /// <summary>A statement that finds one row or value.</summary>
    internal sealed class FoundItem<T>(Sql sql, object? args) : Item(sql, args)
    {
        public T? Value { get; private set; }

        public override void Take(IResultReader reader) => Value = reader.Find<T>(this);
    }

    /// <summary>A statement that lists rows.</summary>
    internal sealed class ListedItem<T>(Sql sql, object? args) : Item(sql, args)
    {
        public IReadOnlyList<T> Rows { get; private set; } = [];

        public override void Take(IResultReader reader) => Rows = reader.List<T>(this);
    }

    /// <summary>Returns the results of the statements in their order.</summary>
    internal interface IResultReader
    {
        T? Find<T>(Item item);

        IReadOnlyList<T> List<T>(Item item);
    }
}
