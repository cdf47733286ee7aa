using System.Data;
using Microsoft.Data.SqlClient;
using NewsApi.Data.SqlServer;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Data.SqlServer;

/// <summary>Statements that go to SQL Server as one command mean the same as one after the other.</summary>
public class SqlServerBatchCommandTests
{
    // Migrations send those, alone.
    private static readonly IReadOnlyList<Statement> Joinable =
        [.. Support.Statements.Fixed.Where(statement => statement.Owner != typeof(SqlServerMigrator) && !TSql.Defines(statement.Text))];

    [Test]
    public void Any_two_statements_can_go_together()
    {
        foreach (var (first, second) in Joinable.Zip(Joinable.Skip(1)))
        {
            var joined = new SqlServerBatchCommand();
            joined.Add(first.Text);
            joined.Add(second.Text);
            Assert.That(TSql.SyntaxErrors(joined.Guarded).Concat(TSql.SyntaxErrors(joined.Whole)), Is.Empty, $"{first} and {second}");
            Assert.That(
                TSql.Parameters(joined.Text).Order(StringComparer.Ordinal),
                Is.EqualTo(
                    TSql.Parameters(first.Text).Select(name => name + "_0").Concat(TSql.Parameters(second.Text).Select(name => name + "_1"))
                        .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)),
                $"{first} and {second}");
        }
    }

    [Test]
    public void Each_statement_keeps_its_own_values()
    {
        var joined = new SqlServerBatchCommand();
        joined.Add("SELECT @Id, @Name, @Missing", new { Id = 7L, Name = "a", Missing = (long?)null, Unused = 1 });
        joined.Add("SELECT @Id, @At, @Flag, @Names", new Dictionary<string, object?>
        {
            ["Id"] = 8L, ["At"] = DateTimeOffset.UnixEpoch.AddSeconds(1), ["Flag"] = true, ["Names"] = new string('x', 5000), ["Other"] = 1,
        });
        using var command = new SqlCommand();
        joined.AddParameters(command, null!);
        Assert.That(
            command.Parameters.Cast<SqlParameter>().Select(one => $"{one.ParameterName}={one.Value} {one.DbType} {one.Size}"),
            Is.EqualTo(
            [
                "@Id_0=7 Int64 0", "@Name_0=a String 4000", "@Missing_0= Int64 0", "@Id_1=8 Int64 0", "@At_1=1000 Int64 0",
                "@Flag_1=True Boolean 0",
                $"@Names_1={new string('x', 5000)} String -1",
            ]));
    }

    [Test]
    public void A_command_is_full_before_the_server_would_refuse_its_parameters()
    {
        var joined = new SqlServerBatchCommand();
        for (var statements = 0; !joined.IsFull; statements++)
        {
            Assert.That(joined.IsFullForBatch, Is.EqualTo(statements * 3 >= 900));
            joined.Add("INSERT INTO t VALUES (@A, @B, @C)", new { A = 1, B = 2, C = 3 });
        }

        Assert.That(joined.Count * 3, Is.InRange(1_900, 2_100 - 150));
    }

    [Test]
    public void One_statement_alone_needs_no_frame()
    {
        var joined = new SqlServerBatchCommand();
        joined.Add("SELECT @Id", new { Id = 7L });
        Assert.That(joined.Guarded, Is.EqualTo("SELECT @Id_0"));
    }
}
