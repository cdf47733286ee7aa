using System.CommandLine;
using NewsApi.Articles.Editing.Checks;
using NewsApi.Data.Migrations;

namespace NewsApi.Commands;

/// <summary><c>check</c>: proves that what readers see is what the published pointers say.</summary>
internal sealed class CheckCommand(IMigrator migrator, SearchRebuild rebuild, TitleKeyFill titles, ProjectionCheck projection)
{
    public Command Build()
    {
        var repair = new Option<bool>("--repair") { Description = "Rebuild what differs from the pointers." };
        var check =
            new Command("check", "Compare the published_* tables with the published pointers; exit code 1 when they differ.") { repair };
        check.SetAction((parsed, ct) => Run(parsed.GetValue(repair), ct));
        return check;
    }

    private async Task<int> Run(bool repair, CancellationToken ct)
    {
        await migrator.MigrateAsync(ct);
        await rebuild.Run(ct);
        await titles.Run(ct);
        var differences = await projection.FindDifferences(ct);
        foreach (var difference in differences)
        {
            Console.WriteLine(difference.ArticleId is { } article ? $"article {article} {difference.What}" : difference.What);
            if (repair)
                await projection.Repair(difference.ArticleId, ct);
        }

        Console.WriteLine(differences.Count == 0 ? "public tables equal the pointers"
            : repair ? $"{differences.Count} differences repaired" : $"{differences.Count} differences; --repair rebuilds them");
        return differences.Count == 0 || repair ? 0 : 1;
    }
}
