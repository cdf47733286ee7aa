using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using NewsApi.Access;

namespace NewsApi.Tests.Support;

/// <summary>A refusal fixture whose program listens on a port of its own, for what only the real server does.</summary>
public abstract class WireFixture(Database database) : RefusalFixture(database)
{
    protected Wire Wire { get; private set; } = null!;

    protected override AppUnderTest Make(Database kind)
    {
        var app = new AppUnderTest(kind);
        app.UseKestrel(0);
        return app;
    }

    protected override async Task Prepare()
    {
        var address = App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Wire = new Wire(new Uri(address).Port, await App.Key(Role.Admin));
    }
}
