using System.Text.Json;
using System.Text.Json.Nodes;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Contract;

/// <summary>
/// A client generated from <c>openapi.yaml</c> walks every list to its end and back while somebody publishes: what was there before
/// is found exactly once each way.
/// </summary>
public sealed class ListWalkTests : NodeFixture
{
    private static readonly string Client = SourceTree.File("tests", "NewsApi.Tests", "Contract", "walk.mts");

    [Test]
    public async Task Every_list_is_walked_to_its_end_and_back_while_articles_are_published()
    {
        using var folder = new ProgramFolder();
        await using var program = await ProgramProcess.Serve(folder);
        var key = (await File.ReadAllTextAsync(folder.KeyFile)).Trim();
        var site = new WalkedSite(program.Caller(key));
        await site.Fill();
        var walks = (await PagedLists()).SelectMany(list => list.Walks(site)).ToList();
        await Compile(walks, program.Url, key);

        using var publisher = new MeanwhilePublisher(program.Caller(key));
        using var done = new CancellationTokenSource();
        var publishing = publisher.Run(done.Token);
        await NodeTools.Follow(Folder, Path.Combine(Folder, "walk.mjs"), line =>
        {
            var page = JsonSerializer.Deserialize<WalkedPage>(line, JsonSerializerOptions.Web)!;
            walks[page.Walk].Pages.Add(page);
            publisher.PageWasRead();
        });
        await done.CancelAsync();
        await publishing;

        var pages = walks.SelectMany(walk => walk.Pages).ToList();
        await TestContext.Out.WriteLineAsync(
            $"{walks.Select(walk => walk.Path).Distinct().Count()} lists, {walks.Count} walks, {pages.Count} pages, "
            + $"{pages.Sum(page => page.Ids.Count)} items; meanwhile {publisher.Published} articles published, "
            + $"{publisher.Edited.Count} of them edited, {publisher.TakenBack} taken back");
        Assert.Multiple(() => walks.ForEach(walk => walk.Check(site, publisher.Edited)));
        Assert.That(publisher.TakenBack, Is.GreaterThan(20), "Too little was published meanwhile to prove anything.");
    }

    private async Task<IReadOnlyList<PagedList>> PagedLists()
    {
        await NodeTools.Run(Folder, "@redocly/cli/bin/cli.js", "bundle", Document, "--output", "openapi.json");
        return PagedList.All(JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, "openapi.json")))!);
    }

    private async Task Compile(IReadOnlyList<ListWalk> walks, string url, string key)
    {
        await NodeTools.Run(Folder, "openapi-typescript/bin/cli.js", Document, "--output", "newsapi.d.ts");
        File.Copy(Client, Path.Combine(Folder, "walk.mts"));
        await File.WriteAllTextAsync(Path.Combine(Folder, "plan.mts"), $"""
            import type {"{ Walk }"} from "./walk.mjs";
            export const url = {JsonSerializer.Serialize(url)};
            export const key = {JsonSerializer.Serialize(key)};
            export const walks: Walk[] = [
              {string.Join(",\n  ", walks.Select(walk => walk.Plan.ToJsonString()))},
            ];
            """);
        await NodeTools.Run(
            Folder, "typescript/bin/tsc", "--strict", "--noUncheckedIndexedAccess", "--exactOptionalPropertyTypes", "--noUnusedLocals",
            "--target", "es2022", "--lib", "es2022,dom,dom.iterable", "--module", "nodenext", "walk.mts", "plan.mts");
    }
}
