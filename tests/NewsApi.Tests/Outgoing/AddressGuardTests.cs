using Microsoft.Extensions.Options;
using NewsApi.Outgoing;

namespace NewsApi.Tests.Outgoing;

public class AddressGuardTests
{
    [TestCase("https://hooks.example/a?b=c")]
    [TestCase("https://hooks.example:80/")]
    [TestCase("https://8.8.8.8/")]
    [TestCase("https://[2606:4700:4700::1111]/")]
    public void A_public_https_address_is_called(string address) => Assert.That(Guard().Refuse(new Uri(address)), Is.Null);

    [TestCase("http://hooks.example/", "Must be https.")]
    [TestCase("ftp://hooks.example/", "Must be an absolute https address.")]
    [TestCase("file:///etc/passwd", "Must be an absolute https address.")]
    [TestCase("gopher://hooks.example/", "Must be an absolute https address.")]
    [TestCase("https://user:password@hooks.example/", "Must not hold credentials.")]
    [TestCase("https://hooks.example@127.0.0.1/", "Must not hold credentials.")]
    [TestCase("https://hooks.example:22/", "Port 22 is not one that this server calls.")]
    [TestCase("https://hooks.example:6379/", "Port 6379 is not one that this server calls.")]
    [TestCase("https://127.0.0.1/", AddressGuard.NotPublic)]
    [TestCase("https://2130706433/", AddressGuard.NotPublic, Description = "127.0.0.1 as one number")]
    [TestCase("https://0x7f.1/", AddressGuard.NotPublic, Description = "hexadecimal and short")]
    [TestCase("https://0177.0.0.1/", AddressGuard.NotPublic, Description = "octal")]
    [TestCase("https://127.1/", AddressGuard.NotPublic)]
    [TestCase("https://①②⑦.⓪.⓪.①/", AddressGuard.NotPublic, Description = "digits in circles")]
    [TestCase("https://169.254.169.254/latest/meta-data/", AddressGuard.NotPublic)]
    [TestCase("https://[::1]/", AddressGuard.NotPublic)]
    [TestCase("https://[::ffff:169.254.169.254]/", AddressGuard.NotPublic)]
    [TestCase("https://[64:ff9b::a9fe:a9fe]/", AddressGuard.NotPublic)]
    public void Every_other_is_refused(string address, string reason) =>
        Assert.That(Guard().Refuse(new Uri(address)), Is.EqualTo(reason));

    [TestCase("http://hooks.internal/", null)]
    [TestCase("https://HOOKS.internal./", null)]
    [TestCase("http://hooks.internal:8080/", "Port 8080 is not one that this server calls.")]
    [TestCase("http://10.0.0.7:8080/", null)]
    [TestCase("https://10.0.0.7/", AddressGuard.NotPublic)]
    [TestCase("http://127.0.0.1:51234/", null)]
    [TestCase("http://[::1]:9000/", null)]
    [TestCase("https://sub.hooks.internal/", null, Description = "a name; its addresses are checked when it is called")]
    [TestCase("https://hooks.example:8443/", null, Description = "a port of the settings")]
    public void Settings_allow_private_hosts_and_ports(string address, string? reason)
    {
        var guard = Guard(new OutgoingOptions
        {
            Ports = ["8443"], AllowedPrivateHosts = ["hooks.internal", "10.0.0.7:8080", "127.0.0.1:*", "[::1]:9000"],
        });
        // The other port of the settings does not make this one usual.
        Assert.That(guard.Refuse(new Uri(address)), Is.EqualTo(address.Contains("internal:8080", StringComparison.Ordinal)
            ? "Must be https." : reason));
    }

    [TestCase("")]
    [TestCase("http://10.0.0.7")]
    [TestCase("10.0.0.0/8")]
    [TestCase("host:0")]
    [TestCase("host:70000")]
    [TestCase("*")]
    public void What_names_no_host_stops_the_start(string entry) => Assert.That(
        new OutgoingOptions { AllowedPrivateHosts = [entry] }.Validate(new(new object())).Single().MemberNames,
        Is.EqualTo([nameof(OutgoingOptions.AllowedPrivateHosts)]));

    private static AddressGuard Guard(OutgoingOptions? options = null) => new(Options.Create(options ?? new OutgoingOptions()));
}
