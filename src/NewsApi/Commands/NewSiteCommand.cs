using System.CommandLine;
using NewsApi.Data.Statements;

namespace NewsApi.Commands;

/// <summary><c>new-site</c>: lets the next start begin an empty site in a folder whose database is gone.</summary>
internal sealed class NewSiteCommand(INewSite site, TimeProvider time)
{
    public Command Build()
    {
        var command = new Command("new-site", "Let the next start begin an empty site where the database is gone (SQLite).");
        command.SetAction(_ => Run());
        return command;
    }

    private int Run()
    {
        try
        {
            site.Forget(time.GetUtcNow());
        }
        catch (NotSupportedException e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }

        Console.WriteLine("The next start begins an empty site, with a new admin key.");
        return 0;
    }
}
