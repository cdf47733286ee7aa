using System.CommandLine;
using NewsApi.Articles.Editing.Checks;
using NewsApi.Data.Migrations;
using NewsApi.Media.Upkeep;

namespace NewsApi.Commands;

/// <summary>
/// <c>check</c>: compares the <c>published_*</c> tables with the published revisions, the recorded uses of files with the articles, and the
/// stored files with their rows.
/// </summary>
internal sealed class CheckCommand(
    IMigrator migrator, SearchRebuild rebuild, TitleKeyFill titles, ProjectionCheck projection, MediaUsesCheck uses, MediaCheck media)
{
    public Command Build()
    {
        var repair = new Option<bool>("--repair") { Description = "Rebuild the tables and uses that differ; delete files without a row." };
        var check =
            new Command(
                "check",
                "Compare the published_* tables with the published revisions, the recorded uses of files with the articles, and files "
                + "with their rows; exit code 1 when they differ.")
            {
                repair,
            };
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

        Console.WriteLine(differences.Count == 0 ? "the published_* tables match the published revisions"
            : repair ? $"{differences.Count} differences repaired" : $"{differences.Count} differences; --repair rebuilds them");
        var usesAgree = await CheckUses(repair, ct);
        var filesAgree = await CheckFiles(repair, ct);
        return (differences.Count == 0 || repair) && usesAgree && filesAgree ? 0 : 1;
    }

    private async Task<bool> CheckUses(bool repair, CancellationToken ct)
    {
        var differences = await uses.FindDifferences(ct);
        foreach (var difference in differences)
        {
            Console.WriteLine($"article {difference.ArticleId} {difference.What}");
            if (repair)
                await uses.Repair(difference.ArticleId!.Value, ct);
        }

        Console.WriteLine(differences.Count == 0 ? "the recorded uses of files match the articles"
            : repair ? $"uses of files in {differences.Count} articles repaired"
            : $"uses of files differ in {differences.Count} articles; --repair corrects them");
        return differences.Count == 0 || repair;
    }

    private async Task<bool> CheckFiles(bool repair, CancellationToken ct)
    {
        var (differences, left) = (await media.FindDifferences(ct), 0);
        foreach (var difference in differences)
        {
            Console.WriteLine(difference.What);
            if (!repair || !await media.Repair(difference, ct))
                left++;
        }

        Console.WriteLine(differences.Count == 0 ? "stored files agree with their rows"
            : left == 0 ? $"{differences.Count} files without a row deleted"
            : repair ? $"{left} differences of files are left; a missing original must come from a backup"
            : $"{left} differences of files; --repair deletes files without a row");
        return left == 0;
    }
}
