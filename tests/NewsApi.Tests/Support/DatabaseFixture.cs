using NewsApi.Access;

namespace NewsApi.Tests.Support;

/// <summary>A fixture that runs once on each database, with a program and a database of its own.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Kinds))]
public abstract class DatabaseFixture(Database database)
{
    protected AppUnderTest App { get; private set; } = null!;

    protected Api Anonymous { get; private set; } = null!;

    protected Api Writer { get; private set; } = null!;

    protected Api Editor { get; private set; } = null!;

    protected Api Admin { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        App = Make(database);
        Anonymous = new Api(App.Anonymous());
        Writer = new Api(await App.As(Role.Writer));
        Editor = new Api(await App.As(Role.Editor));
        Admin = new Api(await App.As(Role.Admin));
        await Prepare();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (App is not null)
            await App.DisposeAsync();
    }

    /// <summary>The program, before it starts.</summary>
    protected virtual AppUnderTest Make(Database kind) => new(kind);

    /// <summary>What all tests of the fixture stand on.</summary>
    protected virtual Task Prepare() => Task.CompletedTask;
}
