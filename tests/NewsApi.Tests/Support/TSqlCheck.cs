using Microsoft.SqlServer.Dac.Model;

namespace NewsApi.Tests.Support;

/// <summary>
/// T-SQL checked without a server: parsed, held to the design's limits, and bound to the schema as the body of a procedure.
/// DacFx calls an unknown table a warning, so every message counts.
/// </summary>
internal static class TSqlCheck
{
    /// <summary>What is wrong, with the statement's name in it.</summary>
    public static IReadOnlyList<string> Check(TSqlSchema schema, IEnumerable<Statement> statements)
    {
        var findings = new List<string>();
        using var model = new TSqlModel(SqlServerVersion.Sql150, new TSqlModelOptions());
        foreach (var script in ServerObjects.Scripts.Concat(schema.Scripts()))
            model.AddObjects(script);
        var number = 0;
        foreach (var statement in statements)
        {
            var wrong = Read(statement.Text);
            if (wrong.Count == 0)
                wrong = Add(model, $"{statement} #{++number}", statement.Text);
            findings.AddRange(wrong.Select(what => $"{statement}: {what}"));
        }

        findings.AddRange(model.Validate().Select(message => $"{message.Prefix}{message.Number} {message.Message}"));
        return findings;
    }

    /// <summary>What can be said of a text without knowing the schema.</summary>
    public static IReadOnlyList<string> Read(string text)
    {
        var errors = TSql.SyntaxErrors(text).ToList();
        return errors.Count > 0 ? errors : TSqlRules.Broken(text);
    }

    private static IReadOnlyList<string> Add(TSqlModel model, string procedure, string text)
    {
        // The types of parameters are not known; DacFx compares none.
        var parameters = TSql.Parameters(text).Select(name => $"{name} sql_variant");
        try
        {
            model.AddObjects($"CREATE PROCEDURE dbo.[{procedure}] {string.Join(", ", parameters)} AS\n{text}");
            return [];
        }
        catch (DacModelException e)
        {
            return [e.Message];
        }
    }
}
