using System.CommandLine;
using NewsApi.Data.Statements;

namespace NewsApi.Commands;

/// <summary><c>new-site</c>: allows the next start to create an empty site in a data folder whose database is missing.</summary>
internal sealed class NewSiteCommand(INewSite site, TimeProvider time)
{
    public Command Build()
    {
        var command = new Command("new-site", "Allow the next start to create an empty site if the database is missing (SQLite).");
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

        Console.WriteLine("The next start creates an empty site, with a new admin key.");
        return 0;
    }
}
