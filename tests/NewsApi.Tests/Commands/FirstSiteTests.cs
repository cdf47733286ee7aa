using System.Diagnostics;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Commands;

/// <summary>The lines of <c>src/docs/first-site.md</c>, as a reader of it pastes them.</summary>
[Platform(Exclude = "Win", Reason = "The lines are for bash.")]
public sealed class FirstSiteTests
{
    [Test]
    public async Task The_guide_works_as_it_is_written()
    {
        using var folder = new ProgramFolder();
        await using var program = await ProgramProcess.Serve(folder);
        var lines = (await File.ReadAllLinesAsync(Repository.Path("src", "docs", "first-site.md")))
            .SkipWhile(line => line != "```bash").Skip(1).TakeWhile(line => line != "```").ToList();
        Assert.That(lines, Has.Count.EqualTo(10));
        Assert.That(lines[1], Does.StartWith("dotnet run -c Release --project src/NewsApi -- --urls $api"));

        // The first two lines start the program, which runs here already.
        var (exitCode, output) = await Bash(string.Join('\n', lines.Skip(2)), program.Url, Path.GetDirectoryName(folder.KeyFile)!);

        Assert.That(exitCode, Is.Zero, output);
        Assert.That(output, Does.Not.Contain("\"errors\""));
        var site = await program.Caller().Get("/v1/site");
        Assert.That(site.Value<string>("name"), Is.EqualTo("The Harbour Post"));
        Assert.That((await program.Caller().Get("/v1/sections?language=hy")).Text, Does.Contain("Աշխարհ"));
        var admin = program.Caller((await File.ReadAllTextAsync(folder.KeyFile)).Trim());
        Assert.That((await admin.Get("/v1/editorial/keys")).Text, Does.Contain("News desk").And.Contain("Website"));
        Assert.That((await program.Caller().Get("/v1/articles")).Ids, Is.Empty, "There is no demo site.");
    }

    private static async Task<(int ExitCode, string Output)> Bash(string lines, string url, string data)
    {
        var start = new ProcessStartInfo("bash") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["-euo", "pipefail", "-c", lines])
            start.ArgumentList.Add(argument);
        start.Environment["api"] = url;
        start.Environment["NewsApi__Data__Folder"] = data;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
