using System.CommandLine;
using NewsApi.Data.Statements;
using NewsApi.Media.Upkeep;

namespace NewsApi.Commands;

/// <summary>
/// <c>backup</c>: copies the database to a file, and then the originals of media that this copy names. It can run while the program serves.
/// </summary>
internal sealed class BackupCommand(IDatabaseBackup backup, MediaBackup media)
{
    public Command Build()
    {
        var file = new Argument<string>("file") { Description = "The file to write. It must not exist yet." };
        var folder = new Option<string?>("--media")
        {
            Description =
                "The folder for the originals of media; files already there stay. By default, the name of the file with .media at its end.",
        };
        var databaseOnly = new Option<bool>("--database-only") { Description = "Do not copy the originals of media." };
        var command = new Command(
            "backup", "Copy the database to a file and check the copy, then copy the originals of media. It can run while serving.")
        {
            file, folder, databaseOnly,
        };
        command.SetAction((parsed, ct) =>
        {
            var target = Path.GetFullPath(parsed.GetValue(file)!);
            var originals = parsed.GetValue(databaseOnly)
                ? null
                : Path.GetFullPath(parsed.GetValue(folder) ?? Path.ChangeExtension(target, ".media"));
            return Run(target, originals, ct);
        });
        return command;
    }

    private async Task<int> Run(string file, string? originals, CancellationToken ct)
    {
        try
        {
            backup.CopyTo(file);
        }
        catch (NotSupportedException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }

        Console.WriteLine($"{file}: {new FileInfo(file).Length} bytes, integrity check passed");
        if (originals is null)
            return 0;
        // The originals are copied after the database. All files that the copied database names are already stored then.
        var copied = await media.Copy(file, originals, ct);
        foreach (var missing in copied.Missing)
            await Console.Error.WriteLineAsync(missing);
        if (copied.Present + copied.Copied > 0)
            Console.WriteLine(
                $"{originals}: {copied.Present + copied.Copied} originals, of which {copied.Copied} with {copied.Bytes} bytes are new");
        return copied.Missing.Count == 0 ? 0 : 1;
    }
}
