using NewsApi.Text.Embeds;

namespace NewsApi.Tests.Text.Embeds;

public class EmbedProvidersTests
{
    private const string YouTubePage = "https://www.youtube.com/watch?v=dQw4w9WgXcQ";

    private const string YouTubeFrame = "https://www.youtube.com/embed/dQw4w9WgXcQ";

    [TestCase("https://www.youtube.com/watch?v=dQw4w9WgXcQ")]
    [TestCase("http://youtube.com/watch?v=dQw4w9WgXcQ&feature=share")]
    [TestCase("//m.youtube.com/watch?app=desktop&v=dQw4w9WgXcQ")]
    [TestCase("www.youtube.com/watch?v=dQw4w9WgXcQ")]
    [TestCase("https://music.youtube.com/watch?v=dQw4w9WgXcQ&si=x")]
    [TestCase("https://youtu.be/dQw4w9WgXcQ?si=Tracking_1")]
    [TestCase("HTTPS://WWW.YouTube.com/live/dQw4w9WgXcQ")]
    [TestCase("https://www.youtube.com/embed/dQw4w9WgXcQ?rel=0&amp;showinfo=0")]
    [TestCase("http://www.youtube.com/v/dQw4w9WgXcQ")]
    [TestCase("https://www.youtube.com:443/e/dQw4w9WgXcQ")]
    public void Every_form_of_a_YouTube_address_is_one_video(string url) =>
        Assert.That(Find(url), Is.EqualTo(new Embed(YouTubePage, "YouTube", YouTubeFrame)));

    [TestCase("https://www.youtube.com/shorts/dQw4w9WgXcQ", "https://www.youtube.com/shorts/dQw4w9WgXcQ", YouTubeFrame)]
    [TestCase("https://youtu.be/dQw4w9WgXcQ?t=1m30s", YouTubePage + "&t=90", YouTubeFrame + "?start=90")]
    [TestCase("https://www.youtube.com/watch?v=dQw4w9WgXcQ#t=90", YouTubePage + "&t=90", YouTubeFrame + "?start=90")]
    [TestCase("https://www.youtube.com/watch?v=dQw4w9WgXcQ&list=PL1&index=2", YouTubePage + "&list=PL1", YouTubeFrame + "?list=PL1")]
    [TestCase("https://www.youtube.com/embed/dQw4w9WgXcQ?start=5&end=9", YouTubePage + "&t=5", YouTubeFrame + "?start=5&end=9")]
    [TestCase("https://www.youtube.com/playlist?list=PL1", "https://www.youtube.com/playlist?list=PL1",
        "https://www.youtube.com/embed/videoseries?list=PL1")]
    [TestCase("https://www.youtube.com/embed/videoseries?list=PL1", "https://www.youtube.com/playlist?list=PL1",
        "https://www.youtube.com/embed/videoseries?list=PL1")]
    [TestCase("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=7", YouTubePage + "&t=7",
        "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=7")]
    public void Shorts_lists_times_and_privacy_of_YouTube_are_kept(string url, string page, string frame) =>
        Assert.That(Find(url), Is.EqualTo(new Embed(page, "YouTube", frame)));

    [TestCase("https://vimeo.com/76979871", "Vimeo", "https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871")]
    [TestCase("https://vimeo.com/76979871/8272103f6e", "Vimeo", "https://vimeo.com/76979871?h=8272103f6e",
        "https://player.vimeo.com/video/76979871?h=8272103f6e")]
    [TestCase("//player.vimeo.com/video/76979871?h=8272103f6e&color=fff", "Vimeo", "https://vimeo.com/76979871?h=8272103f6e",
        "https://player.vimeo.com/video/76979871?h=8272103f6e")]
    [TestCase("https://dai.ly/x8abc12", "Dailymotion", "https://www.dailymotion.com/video/x8abc12",
        "https://geo.dailymotion.com/player.html?video=x8abc12")]
    [TestCase("https://www.dailymotion.com/embed/video/x8abc12", "Dailymotion", "https://www.dailymotion.com/video/x8abc12",
        "https://geo.dailymotion.com/player.html?video=x8abc12")]
    [TestCase("https://geo.dailymotion.com/player/x1.html?video=x8abc12", "Dailymotion", "https://www.dailymotion.com/video/x8abc12",
        "https://geo.dailymotion.com/player/x1.html?video=x8abc12")]
    [TestCase("https://mobile.twitter.com/jack/status/20?s=20", "X", "https://x.com/jack/status/20",
        "https://platform.twitter.com/embed/Tweet.html?id=20")]
    [TestCase("https://x.com/jack/status/20/photo/1", "X", "https://x.com/jack/status/20",
        "https://platform.twitter.com/embed/Tweet.html?id=20")]
    [TestCase("https://platform.x.com/embed/Tweet.html?dnt=false&id=20", "X", "https://x.com/i/status/20",
        "https://platform.twitter.com/embed/Tweet.html?id=20")]
    [TestCase("https://instagram.com/p/CX1-y_z/?igshid=1", "Instagram", "https://www.instagram.com/p/CX1-y_z/",
        "https://www.instagram.com/p/CX1-y_z/embed/")]
    [TestCase("https://www.instagram.com/harbour/reel/CX1/", "Instagram", "https://www.instagram.com/reel/CX1/",
        "https://www.instagram.com/reel/CX1/embed/")]
    [TestCase("https://www.instagram.com/tv/CX1/embed/captioned/", "Instagram", "https://www.instagram.com/tv/CX1/",
        "https://www.instagram.com/tv/CX1/embed/captioned/")]
    [TestCase("https://m.facebook.com/harbour/posts/pfbid02Abc", "Facebook", "https://www.facebook.com/harbour/posts/pfbid02Abc",
        "https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fharbour%2Fposts%2Fpfbid02Abc")]
    [TestCase("https://www.facebook.com/watch/?v=10153231379946729", "Facebook", "https://www.facebook.com/watch/?v=10153231379946729",
        "https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Fwatch%2F%3Fv%3D10153231379946729")]
    [TestCase("https://www.facebook.com/plugins/video.php?height=314&href=https%3A%2F%2Fwww.facebook.com%2Fharbour%2Fvideos%2F12%2F&width=5",
        "Facebook", "https://www.facebook.com/harbour/videos/12",
        "https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Fharbour%2Fvideos%2F12")]
    [TestCase("https://www.tiktok.com/@harbour.post/video/7106594312292453675?is_from_webapp=1", "TikTok",
        "https://www.tiktok.com/@harbour.post/video/7106594312292453675", "https://www.tiktok.com/embed/v2/7106594312292453675")]
    [TestCase("https://vm.tiktok.com/ZMabc/", "TikTok", "https://vm.tiktok.com/ZMabc/", null)]
    [TestCase("https://t.me/durov/123?single", "Telegram", "https://t.me/durov/123", "https://t.me/durov/123?embed=1")]
    [TestCase("https://t.me/s/durov/123", "Telegram", "https://t.me/durov/123", "https://t.me/durov/123?embed=1")]
    [TestCase("https://vk.com/video_ext.php?oid=-22822305&id=456242110&hash=a1&hd=2", "VK", "https://vkvideo.ru/video-22822305_456242110",
        "https://vkvideo.ru/video_ext.php?oid=-22822305&id=456242110&hash=a1")]
    [TestCase("https://vkvideo.ru/video-22822305_456242110", "VK", "https://vkvideo.ru/video-22822305_456242110",
        "https://vkvideo.ru/video_ext.php?oid=-22822305&id=456242110")]
    [TestCase("https://vk.com/harbour?z=video-1_2%2Fabc", "VK", "https://vkvideo.ru/video-1_2",
        "https://vkvideo.ru/video_ext.php?oid=-1&id=2")]
    [TestCase("https://vk.com/wall-1_45616", "VK", "https://vk.com/wall-1_45616", null)]
    [TestCase("https://rutube.ru/video/c6cc4d620b1d4338901770a44b3e82f4/?r=wd", "Rutube",
        "https://rutube.ru/video/c6cc4d620b1d4338901770a44b3e82f4/", "https://rutube.ru/play/embed/c6cc4d620b1d4338901770a44b3e82f4/")]
    [TestCase("https://rutube.ru/play/embed/c6cc4d620b1d4338901770a44b3e82f4/?p=k_1", "Rutube",
        "https://rutube.ru/video/c6cc4d620b1d4338901770a44b3e82f4/",
        "https://rutube.ru/play/embed/c6cc4d620b1d4338901770a44b3e82f4/?p=k_1")]
    [TestCase("//ok.ru/videoembed/1234?nochat=1", "Odnoklassniki", "https://ok.ru/video/1234", "https://ok.ru/videoembed/1234")]
    [TestCase("https://soundcloud.com/forss/flickermood?utm_source=x", "SoundCloud", "https://soundcloud.com/forss/flickermood",
        "https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fforss%2Fflickermood")]
    [TestCase("https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/293&color=%23ff5500", "SoundCloud",
        "https://api.soundcloud.com/tracks/293", "https://w.soundcloud.com/player/?url=https%3A%2F%2Fapi.soundcloud.com%2Ftracks%2F293")]
    [TestCase("https://open.spotify.com/intl-de/track/11dFghVXANMlKmJXsNCbNl?si=1", "Spotify",
        "https://open.spotify.com/track/11dFghVXANMlKmJXsNCbNl", "https://open.spotify.com/embed/track/11dFghVXANMlKmJXsNCbNl")]
    [TestCase("https://datawrapper.dwcdn.net/AbC12/3/", "Datawrapper", "https://datawrapper.dwcdn.net/AbC12/",
        "https://datawrapper.dwcdn.net/AbC12/3/")]
    [TestCase("https://flo.uri.sh/visualisation/123/embed?auto=1", "Flourish", "https://public.flourish.studio/visualisation/123/",
        "https://flo.uri.sh/visualisation/123/embed")]
    [TestCase("https://www.google.com/maps/embed?pb=!1m18!1m12!1m3!1d3037!2d49.85!3d40.37!4m2!1zQmFrdQ", "Google Maps",
        "https://www.google.com/maps/search/?api=1&query=40.37,49.85",
        "https://www.google.com/maps/embed?pb=!1m18!1m12!1m3!1d3037!2d49.85!3d40.37!4m2!1zQmFrdQ")]
    [TestCase("https://www.google.ru/maps/d/u/0/embed?mid=1aB-_&ll=1,2", "Google Maps", "https://www.google.com/maps/d/viewer?mid=1aB-_",
        "https://www.google.com/maps/d/embed?mid=1aB-_")]
    [TestCase("http://maps.google.com/maps?q=Baku+port&z=12&output=embed", "Google Maps", "https://www.google.com/maps?q=Baku%20port&z=12",
        "https://www.google.com/maps?q=Baku%20port&z=12&output=embed")]
    [TestCase("https://www.google.com/maps?q=Baku", "Google Maps", "https://www.google.com/maps?q=Baku",
        "https://www.google.com/maps?q=Baku&output=embed")]
    [TestCase("https://maps.app.goo.gl/aBc", "Google Maps", "https://maps.app.goo.gl/aBc", null)]
    [TestCase("https://www.documentcloud.org/documents/282753-lefler-thesis.html#document/p3", "DocumentCloud",
        "https://www.documentcloud.org/documents/282753-lefler-thesis/", "https://embed.documentcloud.org/documents/282753-lefler-thesis/")]
    [TestCase("https://bsky.app/profile/did:plc:z72/post/3k", "Bluesky", "https://bsky.app/profile/did:plc:z72/post/3k",
        "https://embed.bsky.app/embed/did:plc:z72/app.bsky.feed.post/3k")]
    [TestCase("https://bsky.app/profile/harbour.example/post/3k", "Bluesky", "https://bsky.app/profile/harbour.example/post/3k", null)]
    [TestCase("https://old.reddit.com/r/news/comments/abc/a_title/", "Reddit", "https://www.reddit.com/r/news/comments/abc/a_title/",
        "https://embed.reddit.com/r/news/comments/abc/a_title/?embed=true")]
    [TestCase("https://gist.github.com/octocat/aa5a315d61ae9438b18d", "GitHub Gist",
        "https://gist.github.com/octocat/aa5a315d61ae9438b18d", null)]
    [TestCase("https://www.google.com/maps/place/Baku,+Azerbaijan/@40.3,49.7,11z", "Google Maps",
        "https://www.google.com/maps/place/Baku,+Azerbaijan", null)]
    [TestCase("https://yandex.ru/map-widget/v1/?um=constructor%3Aab12&source=constructor", "Yandex Maps",
        "https://yandex.ru/maps/?um=constructor%3Aab12", "https://yandex.ru/map-widget/v1/?um=constructor%3Aab12")]
    [TestCase("https://www.openstreetmap.org/export/embed.html?bbox=49.1%2C40.1%2C50.2%2C40.9&layer=mapnik", "OpenStreetMap",
        "https://www.openstreetmap.org/?bbox=49.1,40.1,50.2,40.9&layer=mapnik",
        "https://www.openstreetmap.org/export/embed.html?bbox=49.1,40.1,50.2,40.9&layer=mapnik")]
    [TestCase("https://podcasts.apple.com/us/podcast/the-daily/id1200361736?i=1000610000", "Apple Podcasts",
        "https://podcasts.apple.com/us/podcast/the-daily/id1200361736?i=1000610000",
        "https://embed.podcasts.apple.com/us/podcast/the-daily/id1200361736?i=1000610000")]
    [TestCase("https://embed.music.apple.com/us/album/x/123?i=4", "Apple Music", "https://music.apple.com/us/album/x/123?i=4",
        "https://embed.music.apple.com/us/album/x/123?i=4")]
    [TestCase("https://music.yandex.ru/album/1/track/2?utm_medium=x", "Yandex Music", "https://music.yandex.ru/album/1/track/2",
        "https://music.yandex.ru/iframe/album/1/track/2")]
    [TestCase("https://www.deezer.com/us/track/3135556", "Deezer", "https://www.deezer.com/track/3135556",
        "https://widget.deezer.com/widget/auto/track/3135556")]
    [TestCase("https://streamable.com/e/moo", "Streamable", "https://streamable.com/moo", "https://streamable.com/e/moo")]
    [TestCase("https://www.ted.com/talks/lang/ru/a_talk", "TED", "https://www.ted.com/talks/a_talk", "https://embed.ted.com/talks/a_talk")]
    [TestCase("https://giphy.com/gifs/happy-cat-3o7qE1", "GIPHY", "https://giphy.com/gifs/3o7qE1", "https://giphy.com/embed/3o7qE1")]
    [TestCase("https://archive.org/details/a.b_c", "Internet Archive", "https://archive.org/details/a.b_c",
        "https://archive.org/embed/a.b_c")]
    [TestCase("https://www.scribd.com/document/12/A-Title", "Scribd", "https://www.scribd.com/document/12",
        "https://www.scribd.com/embeds/12/content")]
    [TestCase("https://ourworldindata.org/grapher/life-expectancy?tab=chart&country=~AZE&hideControls=1", "Our World in Data",
        "https://ourworldindata.org/grapher/life-expectancy?tab=chart&country=~AZE",
        "https://ourworldindata.org/grapher/life-expectancy?tab=chart&country=~AZE")]
    [TestCase("https://public.tableau.com/views/Book/Sheet1?:language=en-US", "Tableau Public",
        "https://public.tableau.com/views/Book/Sheet1", "https://public.tableau.com/views/Book/Sheet1?:embed=true&:showVizHome=no")]
    [TestCase("https://cdn.knightlab.com/libs/timeline3/latest/embed/index.html?source=1a_B&font=Default&lang=en", "Knight Lab",
        "https://cdn.knightlab.com/libs/timeline3/latest/embed/index.html?source=1a_B",
        "https://cdn.knightlab.com/libs/timeline3/latest/embed/index.html?source=1a_B")]
    [TestCase("https://cdn.jwplayer.com/players/AbCdEf12-GhIjKl34.html", "JW Player",
        "https://cdn.jwplayer.com/players/AbCdEf12-GhIjKl34.html", "https://cdn.jwplayer.com/players/AbCdEf12-GhIjKl34.html")]
    [TestCase("https://players.brightcove.net/12/default_default/index.html?videoId=34", "Brightcove",
        "https://players.brightcove.net/12/default_default/index.html?videoId=34",
        "https://players.brightcove.net/12/default_default/index.html?videoId=34")]
    [TestCase("https://infogram.com/a-chart-1h7g6k", "Infogram", "https://infogram.com/a-chart-1h7g6k", null)]
    [TestCase("https://coub.com/view/1a2b", "Coub", "https://coub.com/view/1a2b", "https://coub.com/embed/1a2b")]
    [TestCase("https://www.threads.net/@zuck/post/CuZ?x=1", "Threads", "https://www.threads.com/@zuck/post/CuZ",
        "https://www.threads.com/@zuck/post/CuZ/embed")]
    public void A_known_provider_has_a_page_and_a_player(string url, string provider, string page, string? frame)
    {
        Assert.That(Find(url), Is.EqualTo(new Embed(page, provider, frame)));
        // Cleaning a body again, or following its links, must lead to the same thing.
        Assert.That((Find(page)?.Provider, Find(page)?.Url), Is.EqualTo((provider, page)));
        Assert.That(Find(page)?.FrameUrl is null, Is.EqualTo(frame is null));
        if (frame is not null)
            Assert.That((Find(frame)?.Provider, Find(frame)?.FrameUrl), Is.EqualTo((provider, frame)));
    }

    [TestCase("https://www.flickr.com/photos/bees/2362225867/", "Flickr")]
    [TestCase("http://codepen.io/chriscoyier/pen/zYGEbpz", "CodePen")]
    [TestCase("https://www.kickstarter.com/projects/a/b?utm_source=x#t-5", "Kickstarter")]
    public void An_address_of_the_oEmbed_registry_is_an_embed_without_a_frame(string url, string provider) =>
        Assert.That(
            Find(url),
            Is.EqualTo(new Embed(url.Split('?')[0].Replace("http:", "https:", StringComparison.Ordinal), provider, null)));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("https://news.example/a")]
    [TestCase("https://www.youtube.com/")]
    [TestCase("https://www.youtube.com/@harbour")]
    [TestCase("https://www.youtube.com/watch?v=")]
    [TestCase("https://www.youtube.com/watch?v=%22%3E%3Cscript%3E")]
    [TestCase("https://www.youtube.com/embed/..%2f..%2fredirect?q=https://evil.example")]
    [TestCase("https://www.youtube.com.evil.example/embed/dQw4w9WgXcQ")]
    [TestCase("https://www.youtube.com@evil.example/embed/dQw4w9WgXcQ")]
    [TestCase("https://user@www.youtube.com/embed/dQw4w9WgXcQ")]
    [TestCase("https://www.youtube.com:8443/embed/dQw4w9WgXcQ")]
    [TestCase("https://www.youtube.com\\@evil.example/embed/dQw4w9WgXcQ")]
    [TestCase("https://www.you\ntube.com/embed/dQw4w9WgXcQ")]
    [TestCase("ftp://www.youtube.com/embed/dQw4w9WgXcQ")]
    [TestCase("javascript:alert(1)")]
    [TestCase("/embed/dQw4w9WgXcQ")]
    [TestCase("https://www.google.com/search?q=maps")]
    [TestCase("https://www.google.com/url?q=https://evil.example")]
    [TestCase("https://www.facebook.com/harbour")]
    [TestCase("https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fevil.example%2Fposts%2F1")]
    [TestCase("https://w.soundcloud.com/player/?url=https%3A//evil.example/tracks/293")]
    [TestCase("https://twitter.com/jack")]
    [TestCase("https://t.me/durov")]
    [TestCase("https://t.me/share/url?url=https://evil.example")]
    [TestCase("https://soundcloud.com/discover/sets/x")]
    [TestCase("https://www.flickr.com/")]
    public void Everything_else_is_no_embed(string? url) => Assert.That(Find(url), Is.Null);

    [Test]
    public void A_host_of_the_site_is_framed_as_it_is_and_no_other()
    {
        string[] hosts = ["charts.news.example"];
        const string url = "https://charts.news.example/one?x=1#y";
        var expected = new Embed(url, "charts.news.example", url);
        Assert.That(EmbedProviders.FindFrame("http://Charts.News.example/one?x=1#y", hosts), Is.EqualTo(expected));
        Assert.That(EmbedProviders.FindFrame("https://news.example/one", hosts), Is.Null);
        Assert.That(EmbedProviders.FindFrame("https://www.google.com/url?q=x", ["www.google.com"]), Is.Null);
        Assert.That(EmbedProviders.FindFrame("https://charts.news.example:8443/one", hosts), Is.Null);
        Assert.That(EmbedProviders.FindFrame("https://me@charts.news.example/one", hosts), Is.Null);
    }

    private static Embed? Find(string? url) => EmbedProviders.Find(url, []);
}
