using System.CommandLine;
using NewsApi.Access;
using NewsApi.Data.Migrations;
using NewsApi.Http.Pages;

namespace NewsApi.Commands;

/// <summary><c>keys</c>: makes, lists and revokes API keys on the machine itself, for example when the last admin key is lost.</summary>
internal sealed class KeysCommand(IMigrator migrator, ApiKeyRepository keys, TimeProvider time)
{
    private const int Shown = 100;
    private const string CommandLineActor = "command line";

    public Command Build()
    {
        var name = new Option<string>("--name") { Required = true, Description = "Who or what uses the key." };
        var role = new Option<Role>("--role") { Required = true, Description = "The role, which decides what the key may do." };
        var days = new Option<int?>("--days") { Description = "Days until the key expires; without this option, it never expires." };
        var create = new Command("create", "Make a key and print it; it is shown only once.") { name, role, days };
        create.SetAction((parsed, ct) => Create(parsed.GetValue(name)!, parsed.GetValue(role), parsed.GetValue(days), ct));

        var list = new Command("list", $"List the newest {Shown} keys, without their secrets.");
        list.SetAction((_, ct) => List(ct));

        var id = new Argument<long>("id") { Description = "The key's id." };
        var revoke = new Command("revoke", "Revoke a key at once and for good.") { id };
        revoke.SetAction((parsed, ct) => Revoke(parsed.GetValue(id), ct));
        return new Command("keys", "Make, list and revoke API keys.") { create, list, revoke };
    }

    private async Task<int> Create(string name, Role role, int? days, CancellationToken ct)
    {
        if (name.Length is 0 or > 100 || days is < 1 or > 36_500)
        {
            await Console.Error.WriteLineAsync("--name takes 1 to 100 characters, --days 1 to 36,500.");
            return 2;
        }

        await migrator.MigrateAsync(ct);
        var expires = days is { } count ? time.GetUtcNow().AddDays(count) : (DateTimeOffset?)null;
        var (_, secret) = await keys.Add(name, role, expires, CommandLineActor, ct);
        Console.WriteLine(secret);
        return 0;
    }

    private async Task<int> List(CancellationToken ct)
    {
        await migrator.MigrateAsync(ct);
        foreach (var key in await keys.List(new PageRequest(Shown, null, ""), ct))
            Console.WriteLine($"{key.Id,6}  {key.Prefix}  {key.Role,-7}  {(key.RevokedAt is null ? "" : "revoked ")}{key.Name}");
        return 0;
    }

    private async Task<int> Revoke(long id, CancellationToken ct)
    {
        await migrator.MigrateAsync(ct);
        if (await keys.Revoke(id, CommandLineActor, ct))
            return 0;
        await Console.Error.WriteLineAsync($"There is no key {id} that still works.");
        return 1;
    }
}
