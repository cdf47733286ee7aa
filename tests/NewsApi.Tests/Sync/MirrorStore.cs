using System.Net;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Data.Sqlite;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Sync;

/// <summary>A client with a database of its own: what it has and its token change together, or not at all.</summary>
internal sealed class MirrorStore(string file, string filters)
{
    private int _firsts;

    /// <summary>How often it began from nothing.</summary>
    public int Firsts => _firsts;

    public int Pages { get; private set; }

    public int Kills { get; private set; }

    /// <summary>Follows until it is told to end. Now and then it is killed: in the middle of a page, or between two.</summary>
    public async Task Follow(IReadOnlyList<Api> nodes, Random chance, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            // What a process has in memory is gone with it, so each life begins with what is on the disk.
            using var life = Open();
            for (var alive = true; alive && !end.IsCancellationRequested;)
            {
                var diesAt = chance.Next(20) == 0 ? chance.Next(3) : -1;
                alive = await Step(life, nodes[chance.Next(nodes.Count)], "wait=1", diesAt) is not null;
            }
        }
    }

    /// <summary>Reads until there is no more, all changes up to a number included.</summary>
    public async Task CatchUp(Api node, long seq)
    {
        using var life = Open();
        while (await Step(life, node, $"minSeq={seq}", diesAt: -1) is true)
            ;
    }

    public IReadOnlyDictionary<(string Kind, long Id), JsonNode> Items()
    {
        using var life = Open();
        return life.Query<(string Kind, long Id, string Json)>("SELECT kind, id, json FROM items")
            .ToDictionary(row => (row.Kind, row.Id), row => JsonNode.Parse(row.Json)!);
    }

    /// <returns>Whether there is more; null where it was killed.</returns>
    private async Task<bool?> Step(SqliteConnection store, Api node, string how, int diesAt)
    {
        var token = store.QueryFirstOrDefault<string>("SELECT token FROM state");
        if (token is null)
            _firsts++;
        var answer = await node.Get($"/v1/changes?limit=20&{filters}&{how}{(token is null ? "" : $"&since={token}")}");
        if (answer.Status == HttpStatusCode.ServiceUnavailable)
            return true;
        answer.Expect(HttpStatusCode.OK);
        Pages++;
        using var transaction = store.BeginTransaction();
        foreach (var (place, item) in answer.Json["items"]!.AsArray().Index())
        {
            if (place == diesAt)
            {
                Kills++;
                return null;
            }

            var key = new { Kind = $"{item!["kind"]}", Id = item["id"]!.GetValue<long>() };
            store.Execute("DELETE FROM items WHERE kind = @Kind AND id = @Id", key);
            if ($"{item["operation"]}" == "upsert")
                store.Execute("INSERT INTO items VALUES (@Kind, @Id, @Json)", new { key.Kind, key.Id, Json = item.ToJsonString() });
        }

        store.Execute("DELETE FROM state; INSERT INTO state VALUES (@Next)", new { Next = $"{answer.Json["next"]}" });
        transaction.Commit();
        return answer.Json["hasMore"]!.GetValue<bool>();
    }

    private SqliteConnection Open()
    {
        var store = new SqliteConnection($"Data Source={file};Pooling=False");
        store.Open();
        store.Execute("""
            CREATE TABLE IF NOT EXISTS items (kind TEXT NOT NULL, id INTEGER NOT NULL, json TEXT NOT NULL, PRIMARY KEY (kind, id));
            CREATE TABLE IF NOT EXISTS state (token TEXT NOT NULL);
            """);
        return store;
    }
}
