using NewsApi.Tests.Contract.Answers;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Contract;

/// <summary>What others' tools make of <c>openapi.yaml</c>: it lints, and a typed client of it compiles.</summary>
public sealed class OpenApiClientTests : NodeFixture
{
    [Test]
    public Task The_document_has_no_lint_errors() =>
        NodeTools.Run(Folder, "@redocly/cli/bin/cli.js", "lint", Document, "--extends=recommended");

    [Test]
    public async Task The_yaml_holds_what_the_json_holds()
    {
        await using var app = new AppUnderTest(Database.Sqlite);
        await File.WriteAllTextAsync(Path.Combine(Folder, "openapi.json"), app.Document().ToJsonString());
        await File.WriteAllTextAsync(Path.Combine(Folder, "compare.cjs"), """
            const { readFileSync } = require("node:fs");
            const yaml = require("js-yaml").load(readFileSync(process.argv[2], "utf8"));
            require("node:assert").deepStrictEqual(yaml, JSON.parse(readFileSync("openapi.json", "utf8")));
            """);
        await NodeTools.Run(Folder, Path.Combine(Folder, "compare.cjs"), Document);
    }

    [Test]
    public async Task A_typed_client_compiles_and_its_mistakes_do_not()
    {
        await NodeTools.Run(Folder, "openapi-typescript/bin/cli.js", Document, "--output", "newsapi.d.ts");
        File.Copy(SourceTree.File("tests", "NewsApi.Tests", "Contract", "client.ts"), Path.Combine(Folder, "client.ts"));
        await NodeTools.Run(
            Folder, "typescript/bin/tsc", "--strict", "--noEmit", "--noUncheckedIndexedAccess", "--exactOptionalPropertyTypes",
            "--noUnusedLocals", "--target", "es2022", "--lib", "es2022,dom,dom.iterable", "--module", "esnext",
            "--moduleResolution", "bundler", "client.ts");
    }
}
