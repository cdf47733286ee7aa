using System.Net;
using NewsApi.Counting;
using NewsApi.Readership.Stats;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Readership.Stats;

public class StatsCsvTests(Database database) : DatabaseFixture(database)
{
    [TestCase("")]
    [TestCase("?groupBy=referrer&granularity=month")]
    [TestCase("?granularity=week&kind=view,share")]
    public async Task The_table_says_what_the_JSON_says(string query)
    {
        var (id, _) = await Editor.ReadStory(Anonymous);
        var crowd = new Crowd(App);
        await crowd.Do(id, times: 3, referrer: "t.me");
        await crowd.Do(id, EventKind.Share, channel: "x", at: App.Clock.GetUtcNow().AddDays(-9));
        await App.Aggregate();
        var path = $"/v1/editorial/articles/{id}/stats{query}";
        var json = (await Writer.Get(path)).Expect(HttpStatusCode.OK);
        var csv = (await Writer.Get(path, ("Accept", "text/csv"))).Expect(HttpStatusCode.OK);
        Assert.That(csv.Headers["Content-Type"], Is.EqualTo("text/csv; charset=utf-8; header=present"));
        Assert.That((csv.Headers["Cache-Control"], csv.Headers["Vary"]), Is.EqualTo(("no-store", "Accept")));
        Assert.That(
            DateTimeOffset.Parse(csv.Headers["NewsApi-As-Of"], System.Globalization.CultureInfo.InvariantCulture),
            Is.GreaterThanOrEqualTo(json.Value<DateTimeOffset>("asOf")));
        var rows = Parse(csv.Text);
        Assert.That(rows[0], Is.EqualTo(json.Json["points"]![0]!.AsObject().Select(one => one.Key)));
        Assert.That(
            rows.Skip(1).Select(row => string.Join('|', row)),
            Is.EqualTo(
                json.Json["points"]!.AsArray()
                    .Select(point => string.Join('|', point!.AsObject().Select(one => one.Value?.ToString() ?? "")))));
    }

    [TestCase("text/csv;q=0.5, application/json;q=0.4", "text/csv")]
    [TestCase("text/*", "text/csv")]
    [TestCase("*/*", "application/json")]
    [TestCase("application/json, text/csv", "application/json")]
    public async Task The_form_is_what_the_client_likes_best(string accept, string type) =>
        Assert.That((await Writer.Get("/v1/editorial/site/stats", ("Accept", accept))).Headers["Content-Type"], Does.StartWith(type));

    [Test]
    public async Task Another_form_there_is_not() =>
        (await Writer.Get("/v1/editorial/site/stats", ("Accept", "application/xml"))).Refused(406, "Accept");

    [TestCase("a,b")]
    [TestCase("a\"b\"")]
    [TestCase("a\r\nb")]
    [TestCase("(none)")]
    public void A_group_with_signs_of_the_format_is_quoted(string group)
    {
        var at = DateTimeOffset.UnixEpoch;
        var none = new StatsCounts(0, 0, 0, 0, 0, 0);
        var stats = new StatsResponse(
            new(StatsSubjectKind.Site, null), at, at, StatsGranularity.Day, StatsGrouping.Referrer, at, 0, none, none,
            [new(at, at, group, 1, 2, null, 4, 5, 6, null)]);
        Assert.That(Parse(StatsCsv.Write(stats))[1], Is.EqualTo(new[]
        {
            "1970-01-01T00:00:00.000Z", "1970-01-01T00:00:00.000Z", group, "1", "2", "", "4", "5", "6", "",
        }));
    }

    // RFC 4180, letter by letter.
    private static List<List<string>> Parse(string text)
    {
        Assert.That(text, Does.EndWith("\r\n"));
        List<List<string>> rows = [[""]];
        var quoted = false;
        for (var at = 0; at < text.Length - 2; at++)
            if (quoted && text[at] == '"' && text[at + 1] == '"')
                rows[^1][^1] += text[at++];
            else if (text[at] == '"')
                quoted = !quoted;
            else if (!quoted && text[at] == ',')
                rows[^1].Add("");
            else if (!quoted && text[at] == '\r')
                continue;
            else if (!quoted && text[at] == '\n')
                rows.Add([""]);
            else
                rows[^1][^1] += text[at];
        return rows;
    }
}
