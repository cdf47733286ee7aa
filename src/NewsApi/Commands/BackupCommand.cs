using System.CommandLine;
using NewsApi.Data.Statements;

namespace NewsApi.Commands;

/// <summary><c>backup</c>: copies the database to a file, also while the program serves.</summary>
internal sealed class BackupCommand(IDatabaseBackup backup)
{
    public Command Build()
    {
        var file = new Argument<string>("file") { Description = "The file to write. It must not exist yet." };
        var command = new Command("backup", "Copy the database to a file and check the copy, also while the program serves.") { file };
        command.SetAction(parsed => Run(Path.GetFullPath(parsed.GetValue(file)!)));
        return command;
    }

    private int Run(string file)
    {
        try
        {
            backup.CopyTo(file);
        }
        catch (NotSupportedException e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }

        Console.WriteLine($"{file}: {new FileInfo(file).Length} bytes, integrity check passed");
        return 0;
    }
}
