using CsCheck;

namespace NewsApi.Tests.Text.Bodies.Blocks;

/// <summary>Random HTML of all elements that a body keeps, each in all others that may hold it.</summary>
internal sealed class AllowedHtml(Random random)
{
    private static readonly string[] Marks =
    [
        "strong", "b", "em", "i", "u", "s", "ins", "sub", "sup", "code", "kbd", "mark", "small", "cite",
        "q", "q cite='https://e.com/q'", "abbr title='x'", "time datetime='2026-01-02'", "bdi", "bdi dir=rtl", "bdo dir=rtl",
        "span lang=hy", "span dir=rtl", "a href='https://e.com/a'", "a href='/b' title='t'", "a href='/b' rel='sponsored'",
        "ins datetime='2026-01-02'", "a href='#n1'", "span id=n2", "a href='#n2'",
    ];

    private static readonly string[] Blocks = ["p", "p lang=ru", "p dir=rtl", "h2", "h3 id=n1", "h4", "pre", "blockquote",
        "blockquote cite='https://e.com/c'", "ul", "ol", "ol start=3", "ol reversed", "ol type=a", "dl", "table", "figure", "hr",
        "ul dir=rtl"];

    private static readonly string[] Media =
    [
        "<img src='https://e.com/a.png'>", "<img src='https://e.com/a.png' alt='x' width=3 height=4 title=t>",
        "<img src='https://e.com/a.png' srcset='https://e.com/a.png 100w, https://e.com/b.png 200w' sizes='50vw'>",
        "<picture><source srcset='https://e.com/a.webp' type='image/webp'><source srcset='https://e.com/n.png 2x' media='(min-width: "
            + "9px)'><img src='https://e.com/a.png'></picture>",
        "<a href='https://e.com/'><img src='https://e.com/l.png' alt=''></a>",
        "<iframe src='https://www.youtube.com/embed/x' title='t' width=5></iframe>",
        "<video src='https://e.com/v.mp4' poster='https://e.com/p.jpg' title=t width=9><track src='https://e.com/t.vtt' kind=captions "
            + "srclang=en label=E default></video>",
        "<audio><source src='https://e.com/s.ogg' type='audio/ogg'><source src='https://e.com/s.mp3'></audio>",
    ];

    private int _words;

    public static Gen<string> Any { get; } = Gen.Int[0, int.MaxValue].Select(seed => new AllowedHtml(new Random(seed)).Flow(3));

    private string Flow(int depth) => Several(random.Next(1, 4), () => random.Next(5) switch
    {
        0 => Phrasing(2),
        1 => Pick(Media),
        _ when depth == 0 => $"<p>{Phrasing(2)}</p>",
        _ => Block(depth - 1),
    });

    private string Block(int depth)
    {
        var start = Pick(Blocks);
        var name = start.Split(' ')[0];
        return name switch
        {
            "hr" => "<hr>",
            "pre" => $"<pre>{Word()} \n  {(random.Next(2) == 0 ? $"<code>{Word()}</code>" : $"<b>{Word()}</b>")}</pre>",
            "ul" or "ol" => $"<{start}>"
                + Several(random.Next(1, 4), () => $"<li{Pick("", "", " value=7", " lang=az")}>{Item(depth)}</li>") + $"</{name}>",
            "dl" => $"<dl>{Several(random.Next(1, 3), () => $"<dt>{Phrasing(1)}</dt><dd>{Item(depth)}</dd>")}</dl>",
            "blockquote" => $"<{start}>{Flow(depth)}{Pick("", $"<cite{Pick("", " lang=fr")}>— {Phrasing(1)}</cite>")}</blockquote>",
            "figure" => $"<figure>{Pick(Pick(Media), Pick(Media) + Pick(Media), Flow(depth))}"
                + Pick("", $"<figcaption{Pick("", " dir=rtl")}>{Phrasing(1)}</figcaption>") + "</figure>",
            "table" => Table(depth),
            "p" => $"<{start}>{Phrasing(3)}{Pick("", Pick(Media), Pick(Media) + Phrasing(1))}</p>",
            _ => $"<{start}>{Phrasing(2)}</{name}>",
        };
    }

    private string Item(int depth) => random.Next(3) switch
    {
        0 => Phrasing(1),
        1 when depth > 0 => Phrasing(1) + $"<{Pick("ul", "ol")}><li>{Phrasing(1)}</li><li>{Phrasing(1)}</li>".Insert(0, "") + "</ul>",
        _ => Flow(depth),
    };

    private string Table(int depth) => "<table>" + Pick("", $"<caption>{Phrasing(1)}</caption>")
        + Pick("", $"<thead><tr><th scope=col>{Word()}</th><th>{Word()}</th></tr></thead>")
        + "<tbody>" + Several(random.Next(1, 3), () => "<tr>" + Several(random.Next(1, 3), () =>
            $"<td{Pick("", " colspan=2", " rowspan=2", " align=right", " dir=rtl")}>{Pick(Phrasing(1), "", Flow(depth))}</td>") + "</tr>")
        + "</tbody>"
        + Pick("", $"<tfoot><tr><th scope=row>{Word()}</th><td>{Word()}</td></tr></tfoot>") + "</table>";

    private string Phrasing(int depth) => Several(random.Next(1, 4), () =>
    {
        if (depth == 0 || random.Next(3) == 0)
            return Pick(Word(), $" {Word()} ", $"{Word()}<br>{Word()}");
        var start = Pick(Marks);
        return $"<{start}>{Phrasing(depth - 1)}</{start.Split(' ')[0]}>";
    });

    private string Word() => Pick("Wort", "слово", "բառ", "söz", "𝒜") + ++_words;

    private static string Several(int count, Func<string> part) => string.Concat(Enumerable.Range(0, count).Select(_ => part()));

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];
}
