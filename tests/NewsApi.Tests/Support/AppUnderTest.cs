using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsApi.Access;
using NewsApi.Outgoing;

namespace NewsApi.Tests.Support;

/// <summary>The whole program over its test host, on a database and a clock of its own.</summary>
public sealed class AppUnderTest : WebApplicationFactory<Program>
{
    private readonly TestDatabase _database;
    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly Dictionary<Role, string> _keys = [];

    public AppUnderTest(Database kind, IReadOnlyDictionary<string, string>? settings = null)
    {
        _database = new TestDatabase(kind);
        _settings = settings ?? new Dictionary<string, string>();
    }

    /// <summary>Starts at a fixed time and moves by a millisecond each time that anybody looks.</summary>
    public FakeTimeProvider Clock { get; } =
        new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero)) { AutoAdvanceAmount = TimeSpan.FromMilliseconds(1) };

    public TestDatabase Database => _database;

    /// <summary>Further changes to the services, for tests that stand something outside in for.</summary>
    public Action<IServiceCollection>? Configure { get; init; }

    /// <summary>The environment that the program runs in.</summary>
    public string Environment { get; init; } = "Production";

    public HttpClient Anonymous()
    {
        StartServer();
        return CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = ClientOptions.BaseAddress });
    }

    /// <summary>A client with a key of this role; the same key each time.</summary>
    public async Task<HttpClient> As(Role role) => With(await Key(role));

    public HttpClient With(string token)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public async Task<string> Key(Role role)
    {
        if (_keys.TryGetValue(role, out var key))
            return key;
        return _keys[role] = role == Role.Admin ? AdminKey() : await NewKey(role);
    }

    public async Task<string> NewKey(Role role)
    {
        using var admin = await As(Role.Admin);
        var name = role.ToString().ToLowerInvariant();
        using var answer = await admin.PostAsJsonAsync("/v1/editorial/keys", new { name, role = name });
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!["secret"]!.GetValue<string>();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _database.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environment);
        // On a clock that hardly moves, one minute has the guesses of a whole fixture.
        builder.UseSetting("NewsApi:Counting:MissesPerMinute", "1000000");
        builder.UseSetting("NewsApi:Access:FailedKeysPerMinute", "1000000");
        builder.UseSetting("NewsApi:Http:StopAnnouncedSeconds", "0");
        // It takes seconds of a processor, and writes at a time of its own.
        builder.UseSetting("NewsApi:Media:Avif", "false");
        foreach (var (name, value) in _database.Settings().Concat(_settings))
            builder.UseSetting(name, value);
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            // No name server is asked; receivers of tests have numbers.
            services.AddSingleton<ResolveNames>((_, _) => throw new SocketException((int)SocketError.HostNotFound));
            Configure?.Invoke(services);
        });
    }

    private string AdminKey()
    {
        // Starts the program, whichever server it runs on.
        _ = Services;
        return File.ReadAllText(Path.Combine(_database.Folder, FirstKey.FileName)).Trim();
    }
}
