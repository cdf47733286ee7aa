using System.Net;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Readership.Events;

/// <summary>Whoever guesses, forges or floods: counted nowhere, or apart from people, and slowed.</summary>
public class AbuseTests(Database database) : DatabaseFixture(database)
{
    private const int Misses = 60, VisitorEvents = 50, Requests = 200;

    private long _id;
    private string _key = "";
    private string _code = "";

    [SetUp]
    public async Task NextMinute()
    {
        App.Clock.Advance(TimeSpan.FromMinutes(31));
        var article = await Editor.PublishedArticle();
        _id = article.Id;
        var answer = await Anonymous.Get($"/v1/articles/{_id}?include=share");
        (_key, _code) = (answer.Value<string>("viewKey"), new Uri(answer.Json["share"]!["shortUrl"]!.GetValue<string>()).AbsolutePath);
    }

    [Test]
    public async Task Ten_thousand_codes_guessed_in_a_row_are_answered_like_any_unknown_code_and_then_not_at_all()
    {
        var reader = App.Reader();
        var unknown = new HashSet<string>();
        var (missed, slowed) = (0, 0);
        for (var guess = 0; guess < 10_000; guess++)
        {
            using var answer = await reader.Get($"/s/{Guess(guess)}");
            if (answer.StatusCode == HttpStatusCode.NotFound && ++missed > 0)
                unknown.Add(await answer.Content.ReadAsStringAsync() + answer.Headers);
            else
                slowed += answer.StatusCode == HttpStatusCode.TooManyRequests && answer.Headers.RetryAfter is not null ? 1 : 0;
        }

        Assert.That(unknown, Has.Count.EqualTo(1), "unknown codes are told apart");
        Assert.That((missed + slowed, missed), Is.EqualTo((10_000, missed)));
        Assert.That(missed, Is.InRange(Misses, 4 * Misses), "the clock of the tests moves by some minutes meanwhile");
        await App.Aggregate();
        Assert.That(App.Database.Totals("article", _id), Is.Empty);
    }

    [Test]
    public async Task Who_guesses_too_often_is_refused_further_guesses_and_closes_no_right_code()
    {
        var reader = App.Reader();
        for (var guess = 0; guess <= Misses; guess++)
            (await reader.Get($"/s/{Guess(guess)}")).Dispose();
        foreach (var path in (string[])
        [
            _code, _code + "+", $"/v1/share-links/{_code["/s/".Length..]}", $"/v1/share-links/{_code["/s/".Length..]}/qr.svg",
            OEmbed(_code),
        ])
        {
            using var right = await reader.Get(path);
            Assert.That(right.StatusCode, Is.EqualTo(path == _code ? HttpStatusCode.Found : HttpStatusCode.OK), path);
            using var wrong = await reader.Get(path.Replace(_code["/s/".Length..], Guess(Misses)));
            Assert.That(wrong.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests), path);
            Assert.That(wrong.Headers.GetValues("RateLimit").Single(), Does.StartWith("\"misses\";r=0;t="));
        }

        App.Clock.Advance(TimeSpan.FromMinutes(1));
        using var after = await reader.Get($"/s/{Guess(Misses)}");
        Assert.That(after.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Codes_guessed_through_oEmbed_are_guesses_like_others()
    {
        var reader = App.Reader();
        var statuses = new List<HttpStatusCode>();
        for (var guess = 0; guess < Misses + 5; guess++)
        {
            using var answer = await reader.Get(OEmbed($"/s/{Guess(guess)}"));
            statuses.Add(answer.StatusCode);
        }

        Assert.That(statuses.Take(Misses), Is.All.EqualTo(HttpStatusCode.NotFound));
        Assert.That(statuses[^1], Is.EqualTo(HttpStatusCode.TooManyRequests));
        foreach (var path in (string[])[_code, OEmbed(_code)])
        {
            using var right = await reader.Get(path);
            Assert.That((int)right.StatusCode, Is.LessThan(400), path);
        }

        using var article = await reader.Get(OEmbed($"/v1/articles/{_id}"));
        Assert.That(article.StatusCode, Is.EqualTo(HttpStatusCode.OK), "An article's address is no code.");
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        using var after = await reader.Get(OEmbed(_code));
        Assert.That(after.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Forged_keys_and_drafts_are_slowed_as_well_and_counted_nowhere()
    {
        var draft = await Editor.Article();
        var reader = App.Reader();
        var statuses = new List<HttpStatusCode>();
        for (var guess = 0; guess < Misses + 5; guess++)
        {
            using var answer =
                await reader.Tell(new { kind = "view", article = guess % 2 == 0 ? draft.Id : _id, key = "AAAAAAAAAAAAAAAA" });
            statuses.Add(answer.StatusCode);
        }

        Assert.That(statuses.Take(Misses), Is.All.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(statuses[^1], Is.EqualTo(HttpStatusCode.TooManyRequests));
        await App.Aggregate();
        Assert.That(App.Database.Totals("article", _id), Is.Empty);
        Assert.That(App.Database.Totals("article", draft.Id), Is.Empty);
    }

    [Test]
    public async Task Each_wrong_event_of_a_batch_is_a_guess_of_its_own_and_short_links_stay_open()
    {
        var reader = App.Reader();
        using var guessed =
            await reader.Tell(
                [
                    .. Enumerable.Range(0, Misses)
                        .Select(guess => (object)new { kind = "view", article = _id, key = _key, link = Guess(guess) }),
                ]);
        Assert.That(guessed.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        using var slowed = await reader.Tell(new { kind = "view", article = _id, key = "AAAAAAAAAAAAAAAA" });
        Assert.That(slowed.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
        using var right = await reader.Tell(new { kind = "view", article = _id, key = _key });
        Assert.That(right.StatusCode, Is.EqualTo(HttpStatusCode.NoContent), "others behind the same address send right keys");
        using var followed = await reader.Get(_code);
        Assert.That(followed.StatusCode, Is.EqualTo(HttpStatusCode.Found), "whose page has an old key must not find links closed");
    }

    [Test]
    public async Task A_wrong_clock_is_no_guess_and_what_is_refused_uses_nobody_up()
    {
        var reader = App.Reader();
        for (var batch = 0; batch < 3; batch++)
        {
            using var refused = await reader.Tell(
                [
                    .. Enumerable.Range(0, Misses)
                        .Select(_ => (object)new { kind = "view", article = _id, key = _key, at = "2001-01-01T00:00:00Z" }),
                ]);
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        }

        await reader.SendAcknowledged(new { kind = "view", article = _id, key = _key });
        await App.Aggregate();
        Assert.That(App.Database.Totals("article", _id), Is.EquivalentTo(new Dictionary<string, long> { ["view human"] = 1 }));
    }

    [Test]
    public async Task Who_wants_no_trace_has_the_limits_of_everybody()
    {
        var reader = App.Reader(Reader.Browser, ("DNT", "1"));
        for (var number = 0; number < VisitorEvents + 10; number++)
            await reader.SendAcknowledged(new { kind = "view", article = _id, key = _key });
        await App.Aggregate();
        Assert.That(
            App.Database.Totals("article", _id),
            Is.EquivalentTo(new Dictionary<string, long> { ["view human"] = VisitorEvents, ["view suspect"] = 10 }));
    }

    [Test]
    public async Task Beacons_have_a_rate_and_say_so()
    {
        var reader = App.Reader();
        var last = "";
        for (var request = 0; request < Requests; request++)
        {
            using var taken = await reader.Tell(new { kind = "view", article = _id, key = _key });
            Assert.That(taken.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
            last = taken.Headers.GetValues("RateLimit").Single();
        }

        Assert.That(last, Does.StartWith("\"events\";r=0;t="));
        using var refused = await reader.Tell(new { kind = "view", article = _id, key = _key });
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(refused.Headers.RetryAfter!.Delta, Is.LessThanOrEqualTo(TimeSpan.FromMinutes(1)));
    }

    [Test]
    public async Task What_is_more_than_a_person_does_is_suspect_and_not_in_public_numbers()
    {
        // Other articles each time, so that no event is a repeat.
        var reader = App.Reader(Reader.Phone);
        for (var number = 0; number < VisitorEvents + 10; number++)
            await reader
                .SendAcknowledged(new { kind = number % 2 == 0 ? "view" : "copy", article = _id, key = _key, id = $"{_id}-{number}" });
        await App.Aggregate();
        var totals = App.Database.Totals("article", _id);
        Assert.That(
            totals,
            Is.EquivalentTo(
                new Dictionary<string, long> { ["view human"] = 1, ["copy human"] = 1, ["view suspect"] = 5, ["copy suspect"] = 5 }));
    }

    [Test]
    public async Task Many_visitors_out_of_one_network_can_not_push_an_article()
    {
        for (var number = 0; number < 110; number++)
            await App.Reader($"{Reader.Browser} Build/{number}").SendAcknowledged(new { kind = "view", article = _id, key = _key });
        await App.Aggregate();
        Assert.That(
            App.Database.Totals("article", _id),
            Is.EquivalentTo(new Dictionary<string, long> { ["view human"] = 100, ["view suspect"] = 10 }));
    }

    protected override AppUnderTest Make(Database kind) => new(kind, new Dictionary<string, string>
    {
        ["NewsApi:Counting:MissesPerMinute"] = $"{Misses}",
        ["NewsApi:Counting:VisitorEvents"] = $"{VisitorEvents}",
        ["NewsApi:Counting:NetworkEventsPerArticle"] = "100",
        ["NewsApi:Counting:EventRequestsPerMinute"] = $"{Requests}",
    });

    private static string OEmbed(string path) => "/oembed?url=" + Uri.EscapeDataString("http://localhost" + path);

    private static string Guess(int number) =>
        string.Concat(
            Enumerable.Range(0, 7)
                .Select(place => "23456789bcdfghjkmnpqrstvwxz"[(number * 7919 + place * 104_729 + number / (place + 1)) % 27]));
}
