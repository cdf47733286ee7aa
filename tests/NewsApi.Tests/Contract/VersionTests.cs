using System.Net;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Contract;

/// <summary>Everything shows the version of <c>Directory.Build.props</c>. <c>--version</c> is tested in <c>VerbTests</c>.</summary>
public class VersionTests(Database database) : DatabaseFixture(database)
{
    [TestCase("/health/live")]
    [TestCase("/health/ready")]
    public async Task Health_tells_it(string path) => Assert.That(
        (await Anonymous.Get(path)).Expect(HttpStatusCode.OK).Text, Is.EqualTo($$"""{"status":"ok","version":"{{Repository.Version}}"}"""));

    [Test]
    public async Task The_OpenAPI_document_tells_it() =>
        Assert.That((await Anonymous.Get("/openapi.yaml")).Text, Does.Match($@"(?m)^ +version: ['""]?{Repository.Version}['""]?$"));

    [Test]
    public void The_changelog_has_an_entry_for_it() => Assert.That(
        File.ReadAllText(Repository.Path("src", "docs", "CHANGELOG.md")), Does.Match($@"(?m)^## \[{Repository.Version}\]"));
}
