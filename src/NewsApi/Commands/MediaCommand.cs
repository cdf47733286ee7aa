using System.CommandLine;
using NewsApi.Articles.Editing.Adoption;
using NewsApi.Data.Migrations;
using NewsApi.Sections;

namespace NewsApi.Commands;

/// <summary><c>media adopt</c>: downloads pictures that articles name by address into the library.</summary>
internal sealed class MediaCommand(IMigrator migrator, PictureAdoption adoption, SectionRepository sections)
{
    private const int WrongOption = 2, MostSeconds = 3_600, MostPause = 60_000;

    public Command Build()
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "Only count the pictures; nothing is downloaded or changed." };
        var hosts = new Option<string[]>("--host")
        {
            Description = "Only pictures of this host; may be given several times.", AllowMultipleArgumentsPerToken = true,
        };
        var section = new Option<string?>("--section") { Description = "Only articles of this section, by its slug." };
        var limit = new Option<int?>("--limit") { Description = "Stop after this many changed articles." };
        var pause = new Option<int>("--pause")
        {
            Description = "Milliseconds between two requests to one host.", DefaultValueFactory = _ => 500,
        };
        var seconds = new Option<int>("--seconds")
        {
            Description = "The longest time for one picture, in seconds.", DefaultValueFactory = _ => 60,
        };
        var adopt = new Command(
            "adopt",
            "Download pictures that articles name by address into the library, and change the articles to use the library's files. It can "
            + "run while the program serves. If it was stopped, run it again to continue.")
        {
            dryRun, hosts, section, limit, pause, seconds,
        };
        adopt.SetAction((parsed, ct) => Run(
            new AdoptionOptions
            {
                IsDryRun = parsed.GetValue(dryRun),
                Hosts = parsed.GetValue(hosts) ?? [],
                Limit = parsed.GetValue(limit),
                Pause = TimeSpan.FromMilliseconds(parsed.GetValue(pause)),
                Longest = TimeSpan.FromSeconds(parsed.GetValue(seconds)),
            },
            parsed.GetValue(section), ct));
        return new Command("media", "Work on the library of media.") { adopt };
    }

    private async Task<int> Run(AdoptionOptions order, string? section, CancellationToken ct)
    {
        if (order.Limit < 1 || order.Longest.TotalSeconds is < 1 or > MostSeconds || order.Pause.TotalMilliseconds is < 0 or > MostPause)
        {
            await Console.Error.WriteLineAsync(
                $"--limit takes 1 or more, --seconds 1 to {MostSeconds}, --pause 0 to {MostPause} milliseconds.");
            return WrongOption;
        }

        await migrator.MigrateAsync(ct);
        if (section is not null)
        {
            if (await sections.FindBySlug(section, ct) is not { } found)
            {
                await Console.Error.WriteLineAsync($"There is no section '{section}'.");
                return WrongOption;
            }

            order = order with { Section = found.Id };
        }

        var report = new AdoptionReport();
        var isStopped = false;
        try
        {
            await adoption.Run(order, report, Console.WriteLine, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            isStopped = true;
        }
        finally
        {
            foreach (var line in report.Lines(order.IsDryRun))
                Console.WriteLine(line);
        }

        if (isStopped)
            Console.WriteLine("The command was stopped; run it again to continue.");
        return isStopped || report.HasFailures ? 1 : 0;
    }
}
