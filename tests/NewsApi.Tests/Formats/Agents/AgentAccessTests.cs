using System.Net;
using NewsApi.Access;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Formats.Agents;

public class AgentAccessTests(Database database) : DatabaseFixture(database)
{
    [Test]
    public async Task Where_readers_need_a_key_it_needs_one_and_counts_for_each()
    {
        await using var closed = new AppUnderTest(
            App.Database.Kind,
            new Dictionary<string, string>(AgentCalls.Settings("2")) { ["NewsApi:Access:ContentApi"] = "Key" });
        const string List = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}";
        for (var at = 0; at < 2; at++)
            Assert.That((await new Api(closed.Anonymous()).PostAgent(List)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await new Api(closed.With("napi_none")).PostAgent(List)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        var (first, second) = (new Api(await closed.As(Role.Partner)), new Api(await closed.As(Role.Writer)));
        var answers = new List<Answer>();
        for (var at = 0; at < 3; at++)
            answers.Add(await first.PostAgent(List));
        Assert.That(
            answers.Select(one => one.Status), Is.EqualTo(new[] { HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests }));
        Assert.That(answers[0].Headers["RateLimit"], Does.StartWith("\"mcp\";r=1;"));
        Assert.That((await second.PostAgent(List)).Expect(HttpStatusCode.OK).Headers["RateLimit"], Does.StartWith("\"mcp\";r=1;"));
    }
}
