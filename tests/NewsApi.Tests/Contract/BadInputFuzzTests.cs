using System.Net;
using System.Text;
using CsCheck;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Contract;

/// <summary>A good article, spoilt at random: it is taken or it is a problem, and never more than one or the other.</summary>
public class BadInputFuzzTests(Database database) : DatabaseFixture(database)
{
    private const string Good = """
        {"language":"en","slug":null,"title":"Bridge \u00e9 \ud83d\ude00","summary":"S","body":{"format":"markdown","content":"# H\n\n*a* <b>c</b>"},
        "section":"kept","tags":["kept"],"authors":[{"author":"kept","role":"editor"}],"byline":"By","source":{"name":"N","url":"https://n.example/"},
        "placeLine":"BAKU","leadImage":{"url":"https://i.example/a.jpg","alt":"A","width":800,"height":600},"canonicalUrl":"https://c.example/x?y=1#z",
        "rights":{"licence":"L","syndicatable":true},"seo":{"title":"T"},"translationOf":null}
        """;

    private static readonly string[] Pieces =
    [
        "\"", "\\", "{", "}", "[", "]", ",", ":", "null", "true", "0", "-", "1e999", "\\u0000", "\\ud800", "\\ufffe", "\0", "\uFEFF",
        "\u202E", "\uFFFF", "\U0001F600", "ﷺ",
        "/", "%00", "\n", "\t", " ", "<", "&#0;", "[[", "](", "```", "> ", "https://", "//", "@", "é", "\"title\":\"x\",", "en", "html",
        "2024-01-01T00:00:00Z",
    ];

    // One change: from, how much goes, what comes instead; a piece as text, or a stretch of the body itself.
    private static readonly Gen<(int At, int Gone, string Piece, int Length)> Change =
        Gen.Select(Gen.Int[0, Good.Length], Gen.Int[0, 12], Gen.OneOf(Pieces), Gen.Int[0, 40]);

    private static readonly Gen<(int At, byte Value)[]> Broken = Gen.Select(Gen.Int[0, Good.Length - 1], Gen.Byte).Array[1, 3];

    [Test]
    public Task A_spoilt_article_is_taken_or_is_a_problem() => Change.Array[1, 4].Same().SampleAsync(
        async changes => await Check(Encoding.UTF8.GetBytes(changes.Aggregate(Good, Spoil))),
        iter: 1_500, threads: 1);

    [Test]
    public Task A_broken_byte_is_taken_or_is_a_problem() => Broken.Same().SampleAsync(
        async changes =>
        {
            var body = Encoding.UTF8.GetBytes(Good);
            foreach (var (at, value) in changes)
                body[at] = value;
            await Check(body);
        },
        iter: 1_500, threads: 1);

    protected override async Task Prepare()
    {
        await Editor.Tag("kept");
        await Editor.Section("kept");
        await Editor.Author("kept");
        (await Editor.PostRaw("/v1/editorial/articles", Good)).Expect(HttpStatusCode.Created);
    }

    private static string Spoil(string body, (int At, int Gone, string Piece, int Length) change)
    {
        var at = Math.Min(change.At, body.Length);
        var end = Math.Min(at + change.Gone, body.Length);
        var piece = change.Length % 4 == 0 ? body.Substring(at / 2, Math.Min(change.Length, body.Length - (at / 2))) : change.Piece;
        return body[..at] + piece + body[end..];
    }

    private async Task Check(byte[] body)
    {
        var answer = await Editor.PostRaw("/v1/editorial/articles", body);
        if (answer.Status == HttpStatusCode.Created)
            answer = await Editor.Post($"/v1/editorial/articles/{answer.Id}/publish", null, answer.ETag);
        if (answer.Status == HttpStatusCode.OK)
            (await Anonymous.Get($"/v1/articles/{answer.Id}/share")).Expect(HttpStatusCode.OK);
        else
            Assert.That(Problems.FaultOf(answer, Math.Clamp((int)answer.Status, 400, 422)), Is.Null, () => answer.Text);
    }
}
