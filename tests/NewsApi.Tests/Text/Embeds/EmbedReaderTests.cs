using AngleSharp.Html.Parser;
using NewsApi.Text.Embeds;

namespace NewsApi.Tests.Text.Embeds;

public class EmbedReaderTests
{
    private const string Script = "<script async src='https://platform.example/widgets.js'></script>";

    [TestCase("<iframe src='http://www.youtube.com/embed/abc'></iframe>", "https://www.youtube.com/embed/abc")]
    [TestCase("<iframe src='//www.youtube.com/embed/abc'></iframe>", "https://www.youtube.com/embed/abc")]
    [TestCase("<iframe src='about:blank' data-src='https://www.youtube.com/embed/abc'></iframe>", "https://www.youtube.com/embed/abc")]
    [TestCase("<iframe data-lazy-src='https://player.vimeo.com/video/1'></iframe>", "https://player.vimeo.com/video/1")]
    [TestCase("<amp-youtube data-videoid='abc' layout='responsive'></amp-youtube>", "https://www.youtube.com/embed/abc")]
    [TestCase("<amp-twitter data-tweetid='20'></amp-twitter>", "https://platform.twitter.com/embed/Tweet.html?id=20")]
    [TestCase("<amp-tiktok data-src='7106594312292453675'></amp-tiktok>", "https://www.tiktok.com/embed/v2/7106594312292453675")]
    [TestCase("<lite-youtube videoid='abc'></lite-youtube>", "https://www.youtube.com/embed/abc")]
    [TestCase("<figure class='media'><oembed url='https://youtu.be/abc'></oembed></figure>", "https://www.youtube.com/embed/abc")]
    [TestCase("<div class='fb-post' data-href='https://www.facebook.com/a/posts/1'></div>",
        "https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fa%2Fposts%2F1")]
    [TestCase("<div class='flourish-embed flourish-chart' data-src='visualisation/12?34'><script src='x'></script></div>",
        "https://flo.uri.sh/visualisation/12/embed")]
    [TestCase("<script async src='https://telegram.org/js/telegram-widget.js?22' data-telegram-post='durov/123' data-width='100%'></script>",
        "https://t.me/durov/123?embed=1")]
    [TestCase("<div style='min-height:400px' id='datawrapper-vis-AbC12'><script defer src='https://datawrapper.dwcdn.net/AbC12/embed.js'>"
        + "</script><noscript><img src='https://datawrapper.dwcdn.net/AbC12/full.png'></noscript></div>",
        "https://datawrapper.dwcdn.net/AbC12/")]
    [TestCase("<script src='https://api-maps.yandex.ru/services/constructor/1.0/js/?um=constructor%3Aab12&amp;width=500'></script>",
        "https://yandex.ru/map-widget/v1/?um=constructor%3Aab12")]
    [TestCase("<div class='infogram-embed' data-id='_/AbC' data-type='interactive'></div>", "https://e.infogram.com/_/AbC?src=embed")]
    [TestCase("<div class='infogram-embed' data-id='1a-b' data-type='interactive'></div>", "https://e.infogram.com/1a-b?src=embed")]
    [TestCase("<object data='http://www.youtube.com/v/abc'></object>", "https://www.youtube.com/embed/abc")]
    [TestCase("<embed src='//player.vimeo.com/video/1'>", "https://player.vimeo.com/video/1")]
    [TestCase("<amp-iframe src='https://charts.news.example/1'></amp-iframe>", "https://charts.news.example/1")]
    [TestCase("<amp-live-list><amp-soundcloud data-trackid='293'></amp-soundcloud></amp-live-list>",
        "https://w.soundcloud.com/player/?url=https%3A%2F%2Fapi.soundcloud.com%2Ftracks%2F293")]
    [TestCase("<div id='DV-viewer-282753-lefler-thesis' class='DV-container'></div>",
        "https://embed.documentcloud.org/documents/282753-lefler-thesis/")]
    [TestCase("<figure class='wp-block-embed is-provider-youtube'><div class='wp-block-embed__wrapper'>\nhttps://youtu.be/abc\n</div>"
        + "<figcaption>C</figcaption></figure>", "https://www.youtube.com/embed/abc")]
    public void Embed_code_leads_to_the_player(string html, string frame) => Assert.That(Read(html)?.Embed.FrameUrl, Is.EqualTo(frame));

    [TestCase("<blockquote class='twitter-tweet'><p lang='en'>just <b>setting</b>  up my\ntwttr <a href='https://t.co/x'>pic</a></p>&mdash; jack "
        + "(@jack) <a href='https://twitter.com/jack/status/20?ref_src=x'>March 21, 2006</a></blockquote>" + Script,
        "X https://x.com/jack/status/20", "just setting up my twttr pic\n— jack (@jack) March 21, 2006")]
    [TestCase("<blockquote class='instagram-media' data-instgrm-permalink='https://www.instagram.com/p/Cx1/?utm_source=ig_embed'>"
        + "<div><svg><title>x</title></svg><p>A post</p></div></blockquote>", "Instagram https://www.instagram.com/p/Cx1/", "A post")]
    [TestCase("<blockquote class='tiktok-embed' cite='https://www.tiktok.com/@a/video/71' data-video-id='71'><section>Words</section>"
        + "</blockquote>", "TikTok https://www.tiktok.com/@a/video/71", "Words")]
    [TestCase("<blockquote class='bluesky-embed' data-bluesky-uri='at://did:plc:z72/app.bsky.feed.post/3k'><p>Sky</p></blockquote>",
        "Bluesky https://bsky.app/profile/did:plc:z72/post/3k", "Sky")]
    [TestCase("<blockquote class='mastodon-embed' data-embed-url='https://mastodon.social/@Gargron/1/embed'><a href='x'>Post</a></blockquote>",
        "Mastodon https://mastodon.social/@Gargron/1", "Post")]
    [TestCase("<blockquote class='reddit-embed-bq'><a href='https://www.reddit.com/r/news/comments/abc/t/'>T</a><br> by<a href='u'>u</a>"
        + "</blockquote>", "Reddit https://www.reddit.com/r/news/comments/abc/t/", "T\nbyu")]
    [TestCase("<amp-vk data-embedtype='post' data-owner-id='-1' data-post-id='45616' data-hash='h'></amp-vk>",
        "VK https://vk.com/wall-1_45616", null)]
    [TestCase("<div class='fb-video' data-href='https://www.facebook.com/a/videos/1/'><blockquote cite='https://www.facebook.com/a/videos/1/' "
        + "class='fb-xfbml-parse-ignore'><p>Words</p></blockquote></div>", "Facebook https://www.facebook.com/a/videos/1", "Words")]
    [TestCase("<a data-pin-do='embedPin' href='https://www.pinterest.com/pin/99/'></a>",
        "Pinterest https://www.pinterest.com/pin/99/", null)]
    [TestCase("<blockquote class='text-post-media' data-text-post-permalink='https://www.threads.net/@zuck/post/CuZ'>Post</blockquote>",
        "Threads https://www.threads.com/@zuck/post/CuZ", "Post")]
    [TestCase("<div id='vk_post_-1_45616'></div><script>VK.Widgets.Post('vk_post_-1_45616', -1, 45616, 'h');</script>",
        "VK https://vk.com/wall-1_45616", null)]
    [TestCase("<script src='https://gist.github.com/octocat/aa5a.js'></script>", "GitHub Gist https://gist.github.com/octocat/aa5a", null)]
    public void A_post_keeps_its_address_and_its_words(string html, string embed, string? text)
    {
        var read = Read(html);
        Assert.That(($"{read?.Embed.Provider} {read?.Embed.Url}", read?.Text), Is.EqualTo((embed, text)));
    }

    [TestCase("<p>https://youtu.be/abc</p>", true)]
    [TestCase("<p> <a href='https://youtu.be/abc?si=1'>https://youtu.be/abc?si=1</a> </p>", true)]
    [TestCase("<p><a href='https://www.youtube.com/watch?v=abc'>youtube.com/watch…</a></p>", true)]
    [TestCase("<p>https://www.flickr.com/photos/bees/1/</p>", true)]
    [TestCase("<p>See https://youtu.be/abc</p>", false)]
    [TestCase("<p><a href='https://youtu.be/abc'>The video</a></p>", false)]
    [TestCase("<p><a href='https://youtu.be/abc'>Video</a></p>", false)]
    [TestCase("<p>https://youtu.be/abc<br>https://youtu.be/def</p>", false)]
    [TestCase("<p>https://charts.news.example/1</p>", false)]
    public void An_address_alone_in_a_paragraph_is_an_embed_where_that_is_wanted(string html, bool expected)
    {
        Assert.That(Read(html, bareAddresses: true) is not null, Is.EqualTo(expected));
        Assert.That(Read(html), Is.Null);
    }

    [TestCase("<iframe src='https://evil.example/'></iframe>")]
    [TestCase("<iframe src='javascript:alert(1)'></iframe>")]
    [TestCase("<iframe></iframe>")]
    [TestCase("<blockquote><a href='https://x.com/jack/status/20'>A quotation</a></blockquote>")]
    [TestCase("<blockquote class='twitter-tweet'><p>No address</p></blockquote>")]
    [TestCase("<blockquote class='mastodon-embed' data-embed-url='https://mastodon.social/about'></blockquote>")]
    [TestCase("<script src='https://www.youtube.com/embed/abc'></script>")]
    [TestCase("<script src='https://evil.example/telegram-widget.js' data-telegram-post='durov/123'></script>")]
    [TestCase("<script src='https://charts.news.example/a.js'></script>")]
    [TestCase("<script>alert(1)</script>")]
    [TestCase("<div class='fb-post' data-href='https://evil.example/posts/1'></div>")]
    [TestCase("<div class='wp-block-embed__wrapper'>Words</div>")]
    [TestCase("<amp-youtube data-videoid='&quot;><script>'></amp-youtube>")]
    public void Other_elements_are_no_embeds(string html) => Assert.That(Read(html), Is.Null);

    [Test]
    public void A_frame_of_the_sites_own_hosts_is_an_embed() =>
        Assert.That(
            Read("<iframe data-src='//charts.news.example/1'></iframe>")?.Embed,
            Is.EqualTo(new Embed("https://charts.news.example/1", "charts.news.example", "https://charts.news.example/1")));

    private static (Embed Embed, string? Text)? Read(string html, bool bareAddresses = false)
    {
        using var document = new HtmlParser().ParseDocument(html);
        foreach (var element in document.Body!.QuerySelectorAll("*").Concat(document.Head!.Children))
            if (EmbedReader.TryRead(element, ["charts.news.example"], out var embed, out var text, bareAddresses))
                return (embed, text);
        return null;
    }
}
