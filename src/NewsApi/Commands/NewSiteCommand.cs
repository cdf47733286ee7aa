using System.CommandLine;
using Microsoft.Extensions.Options;
using NewsApi.Data.Sqlite;
using NewsApi.Data.Statements;

namespace NewsApi.Commands;

/// <summary><c>new-site</c>: lets the next start begin an empty site in a folder whose database is gone.</summary>
internal sealed class NewSiteCommand(IOptions<DataOptions> options, TimeProvider time)
{
    public Command Build()
    {
        var command = new Command("new-site", "Let the next start begin an empty site where the database is gone (SQLite).");
        command.SetAction(_ => Run());
        return command;
    }

    private int Run()
    {
        if (options.Value.Provider != DataProvider.Sqlite)
        {
            Console.Error.WriteLine("The command is for SQLite. On SQL Server a start begins a site in an empty database.");
            return 1;
        }

        new SiteMarker(options.Value.SqliteFile).Forget(time.GetUtcNow());
        Console.WriteLine("The next start begins an empty site, with a new admin key.");
        return 0;
    }
}
