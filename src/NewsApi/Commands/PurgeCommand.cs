using System.CommandLine;
using NewsApi.Articles.Editing;
using NewsApi.Data.Migrations;

namespace NewsApi.Commands;

/// <summary><c>purge</c>: lists the articles whose time in the trash is over, and removes them with <c>--yes</c>.</summary>
internal sealed class PurgeCommand(IMigrator migrator, TrashPurge trash)
{
    public Command Build()
    {
        var yes = new Option<bool>("--yes") { Description = "Remove the articles. This can't be undone." };
        var command =
            new Command("purge", "List the articles whose time in the trash is over; with --yes, remove them for good.") { yes };
        command.SetAction((parsed, ct) => Run(parsed.GetValue(yes), ct));
        return command;
    }

    private async Task<int> Run(bool remove, CancellationToken ct)
    {
        await migrator.MigrateAsync(ct);
        var (count, left) = (0, 0);
        for (var after = 0L; await trash.List(after, ct) is { Count: > 0 } page; after = page[^1].Id)
            foreach (var article in page)
            {
                if (remove && !await trash.Remove(article, ct))
                {
                    left++;
                    continue;
                }

                count++;
                Console.WriteLine(
                    $"{(remove ? "removed" : "would remove")} article {article.Id}, in the trash since {article.TrashedAt:yyyy-MM-dd}, "
                    + $"{article.Revisions} revisions: {article.Title}"
                    + (article.WasPublic ? " (was public: its addresses go on to answer 410)" : ""));
            }

        Console.WriteLine(remove ? $"{count} articles were removed." : $"{count} articles would be removed; --yes removes them.");
        if (left > 0)
            Console.WriteLine($"{left} articles were restored meanwhile, and are kept.");
        return 0;
    }
}
