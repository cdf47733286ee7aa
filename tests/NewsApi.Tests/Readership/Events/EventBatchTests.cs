using System.Net;
using System.Text.Json;
using Dapper;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Readership.Events;

/// <summary>Batches of which some events can't be taken, and batches of clients whose clocks are wrong.</summary>
public class EventBatchTests(Database database) : DatabaseFixture(database)
{
    private long _id;

    private string _key = "";

    private object Good => new { kind = "view", article = _id, key = _key };

    private DateTimeOffset Now => App.Clock.GetUtcNow();

    [Test]
    public async Task An_answer_names_ten_of_the_refused_and_counts_all()
    {
        object forged = new { kind = "view", article = _id, key = "forged" };
        var events = Enumerable.Range(0, 40).Select(place => place % 3 == 0 ? Good : forged);
        var answer = await Tell(events);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        Assert.That((answer.Value<int>("stored"), answer.Value<int>("refused")), Is.EqualTo((14, 26)));
        Assert.That(
            answer.Json["errors"]!.AsArray().Select(error => (int)error!["index"]!),
            Is.EqualTo(new[] { 1, 2, 4, 5, 7, 8, 10, 11, 13, 14 }));
        Assert.That(
            answer.Json["errors"]![0]!.ToJsonString(),
            Is.EqualTo("""
                {"index":1,"pointer":"/1/article","code":"unknown_article","detail":"There is no public article with this id and this key."}
                """.Trim()));
        await App.Aggregate();
        Assert.That(App.Database.Totals("article", _id)["view human"], Is.EqualTo(14));
    }

    [Test]
    public async Task What_is_no_text_spoils_its_own_event_only()
    {
        var good = JsonSerializer.Serialize(Good);
        foreach (var bad in (string[])["""{"kind":"view","key":"\ud800"}""", """{"kind":"view","kind":"view"}""", "5", "null", "{}"])
        {
            var answer = await Tell($"[{good},{bad},{good}]");
            Assert.That(
                (answer.Status, answer.Value<int>("stored"), (int)answer.Json["errors"]![0]!["index"]!),
                Is.EqualTo((HttpStatusCode.OK, 2, 1)), answer.Text);
            (await Tell($"[{bad}]")).Refused(
                (int)(await Tell($"[{bad}]")).Status is 400 ? 400 : 422, [.. (await Tell($"[{bad}]")).Places]);
        }

        (await Tell($"[{good},{{\"kind\":]")).Refused(400, "");
    }

    [TestCase(40, 40)]
    [TestCase(-50, -50)]
    [TestCase(59, 30)]
    [TestCase(-59, -60 * 24)]
    public async Task A_clock_that_is_wrong_by_up_to_an_hour_is_corrected_by_the_time_of_sending(int wrong, int happened)
    {
        var (sentAt, at) = (Now.AddMinutes(wrong), Now.AddMinutes(happened));
        using var before = App.Database.Open();
        before.Execute("DELETE FROM read_hours");
        var answer = await Tell(JsonSerializer.Serialize(
            new { sentAt, events = new[] { new { kind = "copy", article = _id, key = _key, at, id = $"{wrong} {happened}" } } }));
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NoContent), answer.Text);
        await App.Aggregate();
        var hour = DateTimeOffset.FromUnixTimeMilliseconds(
            before.QuerySingle<long>("SELECT hour FROM read_hours WHERE subject = 'article' AND kind = 'copy'"));
        Assert.That(hour, Is.EqualTo(HourOf(Now.AddMinutes(happened - wrong))));
    }

    [TestCase(61)]
    [TestCase(-61)]
    [TestCase(525_600)]
    public async Task A_greater_difference_corrects_nothing(int wrong)
    {
        var at = Now.AddMinutes(wrong > 0 ? wrong : wrong - (24 * 60));
        var body = new { sentAt = Now.AddMinutes(wrong), events = new[] { new { kind = "view", article = _id, key = _key, at } } };
        (await Tell(JsonSerializer.Serialize(body))).Refused(422, "/events/0/at");
    }

    [TestCase("""{"events":[]}""", 422, "/events")]
    [TestCase("""{"events":null}""", 422, "/events")]
    [TestCase("""{"events":{}}""", 400, "/events")]
    [TestCase("""{"events":[{"kind":"x"}],"sentAt":"yesterday"}""", 400, "/sentAt")]
    [TestCase("""{"events":[{"kind":"x"}],"sentAt":"2026-03-01T12:00:00Z","other":1}""", 400, "/other")]
    [TestCase("""{"events":[{"kind":"x"}],"Events":[]}""", 400, "/Events")]
    [TestCase("""{"events":[{"kind":"x"}],"sentAt":null}""", 400, "/events/0/kind")]
    [TestCase("""{"sentAt":"2026-03-01T12:00:00Z"}""", 400, "/sentAt")]
    [TestCase("""{"\ud800":1,"events":[{"kind":"x"}]}""", 400, "")]
    public async Task A_batch_of_another_shape_is_refused_whole(string body, int status, string place) =>
        (await Tell(body)).Refused(status, place);

    [Test]
    public async Task A_batch_has_a_hundred_events_at_most()
    {
        var body = JsonSerializer.Serialize(new { events = Enumerable.Repeat(Good, 101) });
        (await Tell(body)).Refused(422, "/events");
    }

    [Test]
    public async Task A_full_address_is_counted_under_its_host()
    {
        foreach (var (number, referrer) in ((string[])["https://News.Example.com:8443/a/b?c=d#e", "news.example.com", ""]).Index())
        {
            var body = JsonSerializer.Serialize(new { kind = "print", article = _id, key = _key, referrer, id = $"r{number}" });
            Assert.That((await Tell(App.Reader(), body)).Status, Is.EqualTo(HttpStatusCode.NoContent), referrer);
        }

        await App.Aggregate();
        using var connection = App.Database.Open();
        Assert.That(
            connection.Query<string>("SELECT DISTINCT referrer FROM read_referrers WHERE referrer <> ''"),
            Is.EqualTo(new[] { "news.example.com" }));
    }

    protected override async Task Prepare() => (_id, _key) = await Editor.ReadStory(Anonymous);

    private static DateTimeOffset HourOf(DateTimeOffset time) => new(time.Year, time.Month, time.Day, time.Hour, 0, 0, TimeSpan.Zero);

    private Task<Answer> Tell(IEnumerable<object> events) => Tell(JsonSerializer.Serialize(events));

    private Task<Answer> Tell(string body) => Tell(App.Reader(Reader.Browser, ("DNT", "1")), body);

    private static async Task<Answer> Tell(Reader reader, string body)
    {
        using var answer = await reader.Tell(body, "text/plain");
        return await Answer.Read(answer);
    }
}
