using System.Runtime.CompilerServices;
using NewsApi.Data;
using NewsApi.Data.Statements;

namespace NewsApi.Counting.Deduplication;

/// <summary>The rows of marks, some at a time: there may be many.</summary>
internal static class DeduplicationRows
{
    private const int AtOnce = 64;

    // Numbers of the rows of one addition, more than an addition can have.
    private const int Numbers = 10_000;

    private static readonly Sql AddSql = new("INSERT INTO read_marks (family, slot, number, content) VALUES (@Family, @Slot, @Number, @Content)");

    private static readonly Sql ListSql = new(dialect => $"""
        SELECT m.slot, m.number, m.content
        FROM read_marks AS m
        WHERE m.family = @Family AND m.slot >= @Slot AND m.slot < @Before AND (m.slot > @Slot OR m.number > @Number)
        ORDER BY m.slot, m.number
        {dialect.Limit("@Most")}
        """);

    private static readonly Sql ListNewestSql = new(dialect => $"""
        SELECT m.slot, m.number, m.content
        FROM read_marks AS m
        WHERE m.family = @Family AND m.slot >= @From AND m.slot <= @Slot AND (m.slot < @Slot OR m.number < @Number)
        ORDER BY m.slot DESC, m.number DESC
        {dialect.Limit("@Most")}
        """);

    private static readonly Sql ListAllSql = new("""
        SELECT m.slot, m.number, m.content
        FROM read_marks AS m
        WHERE m.family = @Family AND m.slot >= @From
        ORDER BY m.slot, m.number
        """);

    private static readonly Sql ForgetSql = new("DELETE FROM read_marks WHERE family = @Family AND slot < @Before");

    public static void Add(WriteSession write, DeduplicationKind family, int slot, long addition, PackedKeys list)
    {
        foreach (var (place, content) in list.Rows().Index())
            write.Execute(AddSql, new { Family = (long)family, Slot = (long)slot, Number = (addition * Numbers) + place, Content = content });
    }

    public static void Forget(WriteSession write, DeduplicationKind family, int before) =>
        write.Execute(ForgetSql, new { Family = (long)family, Before = (long)before });

    /// <summary>All since a slot: for families with few marks.</summary>
    public static IReadOnlyList<PackedKeysRow> List(WriteSession write, DeduplicationKind family, int from) =>
        write.List<PackedKeysRow>(ListAllSql, new { Family = (long)family, From = (long)from });

    /// <summary>Those of some slots, the oldest first.</summary>
    public static IAsyncEnumerable<PackedKeysRow> Read(Db db, DeduplicationKind family, int from, int before, CancellationToken ct) => Page(
        db, ListSql, last => new { Family = (long)family, Slot = (long)(last?.Slot ?? from), Before = (long)before, Number = last?.Number ?? -1, Most = AtOnce }, ct);

    /// <summary>Those since a slot, the newest first.</summary>
    public static IAsyncEnumerable<PackedKeysRow> ReadNewest(Db db, DeduplicationKind family, int from, CancellationToken ct) => Page(
        db, ListNewestSql,
        last => new { Family = (long)family, From = (long)from, Slot = (long)(last?.Slot ?? int.MaxValue), Number = last?.Number ?? long.MaxValue, Most = AtOnce }, ct);

    private static async IAsyncEnumerable<PackedKeysRow> Page(Db db, Sql sql, Func<PackedKeysRow?, object> argumentsAfter, [EnumeratorCancellation] CancellationToken ct)
    {
        PackedKeysRow? last = null;
        IReadOnlyList<PackedKeysRow> rows;
        do
        {
            rows = await db.ListAsync<PackedKeysRow>(sql, argumentsAfter(last), ct);
            foreach (var row in rows)
                yield return last = row;
        }
        while (rows.Count == AtOnce);
    }

    internal sealed record PackedKeysRow
    {
        public int Slot { get; init; }

        public long Number { get; init; }

        public byte[] Content { get; init; } = [];
    }
}
