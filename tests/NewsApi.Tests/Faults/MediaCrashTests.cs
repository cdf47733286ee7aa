using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Threading.Channels;
using Dapper;
using Microsoft.Data.Sqlite;
using NetVips;
using NewsApi.Media.Files;
using NewsApi.Tests.Media.Images;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Faults;

/// <summary>A program that is killed while pictures are uploaded and their sizes are made.</summary>
public class MediaCrashTests
{
    private const int Uploaders = 4, Readers = 2;

    [TestCase(2)]
    [TestCase(50, Category = "Slow")]
    [CancelAfter(900_000)]
    public async Task No_row_is_without_its_file_nothing_acknowledged_is_lost_and_no_half_file_is_served(int kills)
    {
        using var folder = new ProgramFolder();
        var load = new Load();
        for (var kill = 0; kill < kills; kill++)
        {
            await using var program = await ProgramProcess.Serve(folder);
            var key = (await File.ReadAllTextAsync(folder.KeyFile)).Trim();
            var all = Enumerable.Range(0, Uploaders).Select(_ => load.Upload(program.Caller(key)))
                .Concat(Enumerable.Range(0, Readers).Select(_ => load.Read(program.Caller()))).ToList();
            // Somewhere in the first moments of the load: while a file is received, stored, or made.
            await load.Reached(load.Acknowledged.Count + 3 + (kill * 7 % 20));
            await program.Kill();
            await Task.WhenAll(all);
        }

        CheckRows(folder, load);
        await using var last = await ProgramProcess.Serve(folder);
        var editor = last.Caller((await File.ReadAllTextAsync(folder.KeyFile)).Trim());
        foreach (var one in load.Acknowledged)
        {
            var original = (await editor.Get($"/v1/editorial/media/{one.Id}/original")).Expect(HttpStatusCode.OK);
            Assert.That(Convert.ToHexStringLower(SHA256.HashData(original.Body)), Is.EqualTo(one.Hash));
            Load.Decode((await last.Caller().Get(one.Address)).Expect(HttpStatusCode.OK).Body);
        }

        await TestContext.Out.WriteLineAsync(
            $"{kills} kills: {load.Acknowledged.Count} acknowledged, {load.Served} sizes served and decoded");
        Assert.That(load.Served, Is.Positive);
    }

    private static void CheckRows(ProgramFolder folder, Load load)
    {
        var data = Path.Combine(folder.Work, "data");
        using var database = new SqliteConnection($"Data Source={Path.Combine(data, "newsapi.db")};Pooling=False");
        database.Open();
        var rows = database.Query<(long Id, string Hash, long Bytes)>("SELECT id, hash, bytes FROM media").ToList();
        Assert.That(load.Acknowledged.Select(one => one.Id).Except(rows.Select(row => row.Id)), Is.Empty, "acknowledged and lost");
        foreach (var (id, hash, bytes) in rows)
        {
            var file = new FileInfo(Path.Combine(data, "media", MediaNames.Original(hash)));
            Assert.That((file.Exists, file.Exists ? file.Length : 0), Is.EqualTo((true, bytes)), $"row {id} is without its file");
        }

        foreach (var file in Directory.EnumerateFiles(Path.Combine(data, "media", "originals"), "*", SearchOption.AllDirectories))
            if (!Path.GetFileName(file).StartsWith('.'))
                Assert.That(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))), Is.EqualTo(Path.GetFileName(file)));
    }

    private sealed record Uploaded(long Id, string Hash, string Address);

    private sealed class Load
    {
        private readonly ConcurrentQueue<Uploaded> _acknowledged = [];
        private readonly Channel<long> _ids = Channel.CreateUnbounded<long>();
        private int _pictures;
        private int _served;

        public IReadOnlyCollection<Uploaded> Acknowledged => _acknowledged;

        public int Served => _served;

        public static void Decode(byte[] bytes)
        {
            using var image = Image.NewFromBuffer(bytes, failOn: Enums.FailOn.Truncated);
            image.Avg();
        }

        public async Task Reached(int count)
        {
            while (_acknowledged.Count < count)
                await _ids.Reader.ReadAsync();
        }

        public async Task Upload(Api editor)
        {
            try
            {
                while (true)
                {
                    var number = Interlocked.Increment(ref _pictures);
                    var bytes = TestPictures.Jpeg(300 + (2 * (number % 500)), 200 + (2 * (number / 500)));
                    var media = (await editor.PostRaw("/v1/editorial/media", bytes, "image/jpeg")).Expect(HttpStatusCode.Created);
                    var sizes = media.Json["picture"]!["renditions"]!.AsArray();
                    var address = new Uri(sizes[number % sizes.Count]!["url"]!.GetValue<string>()).AbsolutePath;
                    _acknowledged.Enqueue(new Uploaded(media.Id, media.Value<string>("hash"), address));
                    _ids.Writer.TryWrite(media.Id);
                }
            }
            catch (HttpRequestException)
            {
                // The program is dead.
            }
        }

        public async Task Read(Api reader)
        {
            try
            {
                for (var number = 0; ; number++)
                {
                    if (_acknowledged.IsEmpty)
                    {
                        await Task.Yield();
                        continue;
                    }

                    var one = _acknowledged.ElementAt(number % _acknowledged.Count);
                    Decode((await reader.Get(one.Address)).Expect(HttpStatusCode.OK).Body);
                    Interlocked.Increment(ref _served);
                }
            }
            catch (HttpRequestException)
            {
                // The program is dead.
            }
        }
    }
}
