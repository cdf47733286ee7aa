using System.Text;
using NewsApi.Webhooks.Delivery;

namespace NewsApi.Tests.Webhooks.Delivery;

public class WebhookSignatureTests
{
    // The example of the Standard Webhooks libraries.
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const string Signed = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1614265330);

    [Test]
    public void The_example_of_the_standard_comes_out() =>
        Assert.That(WebhookSignature.Sign([Secret], Id, At, Encoding.UTF8.GetBytes("{\"test\": 2432232314}")), Is.EqualTo(Signed));

    [Test]
    public void Each_secret_signs()
    {
        var other = WebhookSignature.NewSecret();
        var signatures = WebhookSignature.Sign([other, Secret], Id, At, Encoding.UTF8.GetBytes("{\"test\": 2432232314}")).Split(' ');
        Assert.That(signatures, Has.Length.EqualTo(2));
        Assert.That(signatures[1], Is.EqualTo(Signed));
        Assert.That(signatures[0], Does.StartWith("v1,").And.Not.EqualTo(Signed));
    }
}
