using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using NewsApi.Outgoing;

namespace NewsApi.Tests.Outgoing;

/// <summary>Where connections go, with a name server and a network of the test's own.</summary>
public class GuardedConnectionsTests
{
    private readonly List<IPEndPoint> _dialled = [];
    private int _resolved;

    [SetUp]
    public void Forget()
    {
        _dialled.Clear();
        _resolved = 0;
    }

    [Test]
    public async Task The_connection_goes_to_the_address_that_was_checked()
    {
        // A name server that answers with a public address once and with the metadata service from then on.
        var connections = Connections(_ => ++_resolved == 1 ? ["8.8.8.8"] : ["169.254.169.254"]);
        await connections.Open(new DnsEndPoint("rebind.example", 443), CancellationToken.None);
        Assert.That(_dialled, Is.EqualTo([IPEndPoint.Parse("8.8.8.8:443")]));
        Assert.That(_resolved, Is.EqualTo(1));
    }

    [TestCase("127.0.0.1")]
    [TestCase("169.254.169.254")]
    [TestCase("8.8.8.8", "10.0.0.1")]
    [TestCase("::ffff:10.0.0.1")]
    [TestCase("fd00:ec2::254")]
    public void A_name_with_any_private_address_is_refused(params string[] addresses)
    {
        var connections = Connections(_ => addresses);
        Assert.That(
            async () => await connections.Open(new DnsEndPoint("inside.example", 443), CancellationToken.None),
            Throws.TypeOf<AddressRefusedException>());
        Assert.That(_dialled, Is.Empty);
    }

    [Test]
    public async Task A_named_private_host_is_called()
    {
        var connections = Connections(_ => ["10.0.0.1"], allowed: "hooks.internal");
        await connections.Open(new DnsEndPoint("Hooks.Internal.", 443), CancellationToken.None);
        Assert.That(_dialled, Is.EqualTo([IPEndPoint.Parse("10.0.0.1:443")]));
        Assert.That(
            async () => await connections.Open(new DnsEndPoint("hooks.internal", 22), CancellationToken.None),
            Throws.TypeOf<AddressRefusedException>());
    }

    [Test]
    public async Task The_next_address_is_tried_when_one_does_not_answer()
    {
        var connections = Connections(_ => ["8.8.4.4", "8.8.8.8"], dead: "8.8.4.4");
        await connections.Open(new DnsEndPoint("two.example", 443), CancellationToken.None);
        Assert.That(_dialled.Select(one => one.Address.ToString()), Is.EqualTo(["8.8.4.4", "8.8.8.8"]));
    }

    [Test]
    public void A_name_without_addresses_is_not_found() => Assert.That(
        async () => await Connections(_ => []).Open(new DnsEndPoint("none.example", 443), CancellationToken.None),
        Throws.TypeOf<SocketException>().With.Property(nameof(SocketException.SocketErrorCode)).EqualTo(SocketError.HostNotFound));

    [Test]
    public async Task Only_the_proxy_itself_may_be_private_without_being_named()
    {
        var connections = Connections(_ => ["10.0.0.3"], proxy: new Uri("http://proxy.internal:3128"));
        await connections.Open(new DnsEndPoint("proxy.internal", 3128), CancellationToken.None);
        Assert.That(
            async () => await connections.Open(new DnsEndPoint("proxy.internal", 443), CancellationToken.None),
            Throws.TypeOf<AddressRefusedException>());
    }

    private GuardedConnections Connections(
        Func<string, string[]> resolve, string? allowed = null, string? dead = null, Uri? proxy = null) => new(
        new AddressGuard(Options.Create(new OutgoingOptions { AllowedPrivateHosts = allowed is null ? [] : [allowed] })),
        (host, _) => Task.FromResult(resolve(host).Select(IPAddress.Parse).ToArray()),
        (address, _) =>
        {
            _dialled.Add(address);
            return address.Address.ToString() == dead
                ? throw new SocketException((int)SocketError.ConnectionRefused)
                : ValueTask.FromResult(Stream.Null);
        },
        proxy, TimeSpan.FromSeconds(5));
}
