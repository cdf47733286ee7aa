using System.Net;
using System.Net.Http.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Faults;

/// <summary>Ends the program in the middle of a load of writes, as a power cut does, and looks at what is left.</summary>
public class CrashTests
{
    private const int Writers = 8;
    private const int WritesBeforeTheEnd = 60;

    [TestCase(1)]
    [TestCase(5, Category = "Slow")]
    public async Task Nothing_acknowledged_is_lost_and_nothing_is_there_by_half(int rounds)
    {
        using var folder = new ProgramFolder();
        var acknowledged = new List<long>();
        for (var round = 0; round < rounds; round++)
        {
            await using var program = await ProgramProcess.Serve(folder);
            using var written = new SemaphoreSlim(0);
            var writers = Enumerable.Range(0, Writers)
                .Select(writer => WriteUntilTheEnd(program, folder, $"{round}-{writer}", written)).ToList();
            for (var write = 0; write < WritesBeforeTheEnd; write++)
                await written.WaitAsync();
            await program.Kill();
            foreach (var ids in await Task.WhenAll(writers))
                acknowledged.AddRange(ids);
        }

        using var database = Open(folder);
        Assert.That(database.ExecuteScalar<string>("PRAGMA integrity_check"), Is.EqualTo("ok"));
        Assert.That(database.Query("PRAGMA foreign_key_check"), Is.Empty);
        Assert.That(acknowledged, Has.Count.GreaterThanOrEqualTo(rounds * WritesBeforeTheEnd));
        Assert.That(acknowledged.Except(database.Query<long>("SELECT id FROM articles")), Is.Empty, "acknowledged and lost");
        Assert.That(database.Query<long>("SELECT id FROM articles WHERE id NOT IN (SELECT article_id FROM article_revisions)"), Is.Empty);
        // One article is one write: as many numbers as articles, without gap, and the counter at the last.
        var seqs = database.Query<long>("SELECT seq FROM changes ORDER BY seq").ToList();
        Assert.That(seqs, Is.EqualTo(Enumerable.Range(1, seqs.Count)));
        Assert.That(database.ExecuteScalar<long>("SELECT seq FROM change_counter"), Is.EqualTo(seqs.Count));
        Assert.That(database.ExecuteScalar<long>("SELECT COUNT(*) FROM articles"), Is.EqualTo(seqs.Count));
        await TestContext.Out.WriteLineAsync($"{acknowledged.Count} acknowledged, {seqs.Count} stored, {rounds} kills");
    }

    [TestCase(1)]
    [TestCase(5, Category = "Slow")]
    public async Task Who_repeats_what_a_crash_cut_off_makes_each_story_once(int rounds)
    {
        using var folder = new ProgramFolder();
        var (all, lost) = (new List<string>(), 0);
        for (var round = 0; round < rounds; round++)
        {
            var sent = await WriteWithKeys(folder, round);
            all.AddRange(sent);
            // As if the minute had passed in which the dead might still live.
            using (var stopped = Open(folder))
                stopped.Execute("UPDATE idempotency_keys SET busy_until = 0");
            await using var program = await ProgramProcess.Serve(folder);
            var api = program.Caller((await File.ReadAllTextAsync(folder.KeyFile)).Trim());
            foreach (var title in sent)
            {
                var answer = await PostWithKey(api, title);
                if (answer.Status == HttpStatusCode.Created)
                    continue;
                Assert.That(answer.Refused(409, "Idempotency-Key").Code, Is.EqualTo("idempotency_answer_lost"));
                lost++;
            }
        }

        using var database = Open(folder);
        Assert.That(database.Query<string>("SELECT title FROM article_revisions"), Is.EquivalentTo(all));
        await TestContext.Out.WriteLineAsync($"{all.Count} sent, {lost} of them done without an answer, {rounds} kills");
    }

    private static async Task<IReadOnlyList<string>> WriteWithKeys(ProgramFolder folder, int round)
    {
        await using var program = await ProgramProcess.Serve(folder);
        using var written = new SemaphoreSlim(0);
        var writers = Enumerable.Range(0, Writers).Select(writer => WriteWithKeys(program, folder, $"{round}-{writer}", written)).ToList();
        for (var write = 0; write < WritesBeforeTheEnd; write++)
            await written.WaitAsync();
        await program.Kill();
        return [.. (await Task.WhenAll(writers)).SelectMany(titles => titles)];
    }

    private static Task<Answer> PostWithKey(Api api, string title) => api.Send(
        HttpMethod.Post, "/v1/editorial/articles", JsonContent.Create(Makers.Content(title)),
        [("Idempotency-Key", title.Replace(' ', '-'))]);

    private static async Task<IReadOnlyList<string>> WriteWithKeys(
        ProgramProcess program, ProgramFolder folder, string name, SemaphoreSlim written)
    {
        var api = program.Caller((await File.ReadAllTextAsync(folder.KeyFile)).Trim());
        var sent = new List<string>();
        try
        {
            for (var number = 0; ; number++)
            {
                sent.Add($"Story {name} {number}");
                await PostWithKey(api, sent[^1]);
                written.Release();
            }
        }
        catch (HttpRequestException)
        {
            return sent;
        }
    }

    private static SqliteConnection Open(ProgramFolder folder)
    {
        var database = new SqliteConnection($"Data Source={Path.Combine(folder.Work, "data", "newsapi.db")};Pooling=False");
        database.Open();
        return database;
    }

    private static async Task<IReadOnlyList<long>> WriteUntilTheEnd(
        ProgramProcess program, ProgramFolder folder, string name, SemaphoreSlim written)
    {
        var api = program.Caller((await File.ReadAllTextAsync(folder.KeyFile)).Trim());
        var acknowledged = new List<long>();
        try
        {
            for (var number = 0; ; number++)
            {
                var answer = await api.Post("/v1/editorial/articles", Makers.Content($"Story {name} {number}"));
                if (answer.Status != HttpStatusCode.Created)
                    continue;
                acknowledged.Add(answer.Id);
                written.Release();
            }
        }
        catch (HttpRequestException)
        {
            return acknowledged;
        }
    }
}
