using Microsoft.AspNetCore.Http;
using NewsApi.Http;

namespace NewsApi.Tests.Http;

public class PrefetchTests
{
    [TestCase("Sec-Purpose", "prefetch")]
    [TestCase("Sec-Purpose", "prefetch;prerender")]
    [TestCase("Sec-Purpose", "prefetch;anonymous-client-ip")]
    [TestCase("Sec-Purpose", "Prefetch ; prerender")]
    [TestCase("Sec-Purpose", "other, prefetch")]
    [TestCase("Purpose", "prefetch")]
    [TestCase("purpose", "PREFETCH")]
    [TestCase("X-Moz", "prefetch")]
    [TestCase("X-Purpose", "preview")]
    [TestCase("X-Purpose", "prefetch")]
    public void A_request_ahead_of_a_person_says_so(string header, string value) => Assert.That(Prefetch.Is(With(header, value)));

    [TestCase("Sec-Purpose", "prefetching")]
    [TestCase("Sec-Purpose", "no-prefetch")]
    [TestCase("Sec-Purpose", "other;prefetch")]
    [TestCase("Sec-Purpose", "")]
    [TestCase("Sec-Purpose", ",;,")]
    [TestCase("Purpose", "navigate")]
    [TestCase("X-Moz", "preview")]
    [TestCase("Sec-Fetch-Mode", "prefetch")]
    public void Another_word_or_header_does_not(string header, string value) => Assert.That(Prefetch.Is(With(header, value)), Is.False);

    [Test]
    public void One_header_of_several_is_enough()
    {
        var request = With("Purpose", "navigate");
        request.Headers.Append("Sec-Purpose", new[] { "other", "prefetch" });
        Assert.That(Prefetch.Is(request));
        Assert.That(Prefetch.Is(new DefaultHttpContext().Request), Is.False);
    }

    private static HttpRequest With(string header, string value)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers[header] = value;
        return request;
    }
}
