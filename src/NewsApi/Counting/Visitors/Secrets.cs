using System.Data.Common;
using System.Security.Cryptography;
using NewsApi.Data;
using NewsApi.Data.Statements;

namespace NewsApi.Counting.Visitors;

/// <summary>Random keys that all nodes share; the first node that needs one makes it.</summary>
internal sealed class Secrets(Db db, TimeProvider time)
{
    private const int Bytes = 32;

    private static readonly Sql FindSql = new("SELECT secret FROM read_secrets WHERE name = @Name");

    private static readonly Sql AddSql = new("""
        INSERT INTO read_secrets (name, secret, created_at)
        SELECT @Name, @Secret, @Now
        WHERE NOT EXISTS (SELECT 1 FROM read_secrets AS s WHERE s.name = @Name)
        """);

    public async Task<byte[]> Get(string name, CancellationToken ct)
    {
        if (await db.FindAsync<string>(FindSql, new { Name = name }, ct) is { } present)
            return Convert.FromBase64String(present);
        var made = Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes));
        try
        {
            await db.WriteAsync(write => write.Execute(AddSql, new { Name = name, Secret = made, Now = time.GetUtcNow() }), ct);
        }
        catch (DbException e) when (db.Dialect.IsUniqueViolation(e))
        {
            // On SQL Server, NOT EXISTS does not see a row that another node has not committed yet. That row is read below.
        }

        return Convert.FromBase64String((await db.FindAsync<string>(FindSql, new { Name = name }, ct))!);
    }
}
