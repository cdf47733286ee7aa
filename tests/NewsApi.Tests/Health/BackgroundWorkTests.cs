using System.Diagnostics.Metrics;
using Microsoft.Data.Sqlite;
using NewsApi.Health;
using NewsApi.Tests.Readership;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Health;

/// <summary>Background work that goes on failing makes the node not ready, and says so in the log once and in metrics.</summary>
[Platform(Exclude = "Win", Reason = "The program is tested as it runs on Unix.")]
public class BackgroundWorkTests
{
    [TestCase("aggregator", "read_state", Category = "Slow")]
    [TestCase("event_journal", "read_journal", Category = "Slow")]
    [TestCase("scheduler", "article_schedules", Category = "Slow")]
    [TestCase("change_feed", "change_counter", Category = "Slow")]
    [TestCase("database_writes", "change_counter")]
    public async Task A_table_that_is_gone_shows_in_readiness_until_it_is_back(string work, string table)
    {
        using var folder = new ProgramFolder();
        await using var program =
            await ProgramProcess.Serve(folder, ("NewsApi__Health__CheckSeconds", "1"), ("NewsApi__Health__FailingSeconds", "1"));
        var caller = program.Caller((await File.ReadAllTextAsync(folder.KeyFile)).Trim());
        var (id, key) = await caller.ReadStory(program.Caller());
        await Eventually.Is(async () => (int)(await caller.Get("/health/ready")).Status, Is.EqualTo(200));

        Rename(folder, table, "gone");
        await Eventually.Is(
            async () =>
            {
                // The aggregator has something to count, and the journal something to store.
                await caller.Post("/v1/events", new[] { new { kind = "view", article = id, key } });
                return (await caller.Get("/health/ready")).Text;
            },
            Does.Contain($"\"status\":503").And.Contain(work));
        Assert.That((await caller.Get("/health/ready")).Headers, Does.ContainKey("Retry-After"));
        await Eventually.Is(() => Task.FromResult(Count(program, $"not ready: {work} fails")), Is.EqualTo(1));

        Rename(folder, "gone", table);
        await Eventually.Is(async () => (int)(await caller.Get("/health/ready")).Status, Is.EqualTo(200));
        await Eventually.Is(() => Task.FromResult(Count(program, $"{work} works again")), Is.EqualTo(1));
    }

    [Test]
    public void Metrics_tell_what_fails_and_how_often()
    {
        var works = Works.New();
        works.Add("steady").Succeeded();
        var writes = works.Add("writes", TimeSpan.Zero);
        writes.Failed(new IOException("full"));
        writes.Failed(new IOException("full"));

        var seen = new Dictionary<string, double>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                // Other programs in this process have meters of the same name.
                if (instrument.Meter.Name == BackgroundWork.MeterName
                    && instrument.Name.StartsWith("newsapi.work.", StringComparison.Ordinal))
                    self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => seen[$"{instrument.Name} {tags[0].Value}"] = value);
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => seen[$"{instrument.Name} {tags[0].Value}"] = value);
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => seen[$"{instrument.Name} {tags[0].Value}"] = value);
        listener.Start();
        listener.RecordObservableInstruments();

        Assert.That(seen["newsapi.work.broken writes"], Is.EqualTo(1));
        Assert.That(seen["newsapi.work.failures writes"], Is.EqualTo(2));
        Assert.That(seen["newsapi.work.failing writes"], Is.Positive);
        Assert.That(seen["newsapi.work.broken steady"] + seen["newsapi.work.failures steady"], Is.Zero);
    }

    private static int Count(ProgramProcess program, string text) => program.Output.Split(text).Length - 1;

    private static void Rename(ProgramFolder folder, string from, string to)
    {
        using var connection = new SqliteConnection($"Data Source={folder.Work}/data/newsapi.db;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA busy_timeout = 5000; ALTER TABLE {from} RENAME TO {to}";
        command.ExecuteNonQuery();
    }
}
