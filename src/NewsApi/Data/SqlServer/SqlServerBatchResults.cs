using Dapper;
using NewsApi.Data.Statements;

namespace NewsApi.Data.SqlServer;

/// <summary>Sends a batch as one command, and reads its results in their order.</summary>
internal sealed class SqlServerBatchResults : ReadBatch.IResultReader
{
    private readonly SqlMapper.GridReader _results;

    private SqlServerBatchResults(SqlMapper.GridReader results) => _results = results;

    public static SqlServerBatchCommand Join(ReadBatch batch, SqlDialect dialect)
    {
        var joined = new SqlServerBatchCommand();
        foreach (var item in batch.Items)
            joined.Add(item.Sql.For(dialect), item.Args);
        return joined;
    }

    public static void Take(ReadBatch batch, SqlMapper.GridReader results)
    {
        var reader = new SqlServerBatchResults(results);
        foreach (var item in batch.Items)
            item.Take(reader);
    }

    public T? Find<T>(ReadBatch.Item item) => _results.ReadFirstOrDefault<T>();

    public IReadOnlyList<T> List<T>(ReadBatch.Item item) => _results.Read<T>().AsList();
}
