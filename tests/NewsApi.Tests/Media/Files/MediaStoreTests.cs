using Microsoft.Extensions.Options;
using NewsApi.Data.Statements;
using NewsApi.Media.Files;

namespace NewsApi.Tests.Media.Files;

/// <summary>What a store of files does, whichever it is.</summary>
[TestFixture(typeof(FolderUnderTest))]
[TestFixture(typeof(FakeBucketUnderTest))]
[TestFixture(typeof(RealBucketUnderTest))]
internal sealed class MediaStoreTests<T> where T : StoreUnderTest, new()
{
    private T _under = null!;

    private IMediaStore Store => _under.Store;

    [SetUp]
    public async Task Start()
    {
        _under = new T();
        await _under.Start();
    }

    [TearDown]
    public async Task Stop() => await _under.DisposeAsync();

    [Test]
    public async Task A_file_is_found_fetched_listed_and_deleted()
    {
        var name = MediaNames.Original(new string('a', 64));
        Assert.That(await Store.Find(name, default), Is.Null);
        Assert.That(await Store.Fetch(name, default), Is.Null);
        Assert.That(await Store.Delete(name, DateTimeOffset.MaxValue, default), Is.False);

        var began = DateTimeOffset.UtcNow.AddMinutes(-5);
        await Put(name, "hello");
        var found = await Store.Find(name, default);
        Assert.That((found!.Name, found.Length), Is.EqualTo((name, 5)));
        Assert.That(found.At, Is.InRange(began, DateTimeOffset.UtcNow.AddMinutes(5)));
        Assert.That(await File.ReadAllTextAsync((await Store.Fetch(name, default))!), Is.EqualTo("hello"));

        Assert.That(await Store.Delete(name, began, default), Is.False, "it is younger");
        Assert.That(await Store.Delete(name, DateTimeOffset.UtcNow.AddDays(1), default), Is.True);
        Assert.That(await Store.Find(name, default), Is.Null);
        Assert.That(await Store.Fetch(name, default), Is.Null);
    }

    [Test]
    public async Task A_file_of_the_same_name_is_replaced()
    {
        await Put("renditions/ab/abcd/large.jpg", "first");
        Assert.That(await File.ReadAllTextAsync((await Store.Fetch("renditions/ab/abcd/large.jpg", default))!), Is.EqualTo("first"));
        await Put("renditions/ab/abcd/large.jpg", "the second");
        Assert.That(await File.ReadAllTextAsync((await Store.Fetch("renditions/ab/abcd/large.jpg", default))!), Is.EqualTo("the second"));
    }

    [Test]
    public async Task Lists_what_is_below_a_prefix()
    {
        for (var digit = 'a'; digit <= 'e'; digit++)
            await Put(MediaNames.Original(new string(digit, 64)), new string('x', digit - 'a' + 1));
        await Put("renditions/ab/abcd/large.jpg", "x");
        var all = new List<StoredFile>();
        await foreach (var file in Store.List(MediaNames.Originals, default))
            all.Add(file);
        Assert.That(
            all.Select(file => (file.Name, file.Length)),
            Is.EquivalentTo(Enumerable.Range(0, 5).Select(at => (MediaNames.Original(new string((char)('a' + at), 64)), at + 1L))));
        Assert.That(all.Select(file => file.At), Is.All.GreaterThan(DateTimeOffset.UtcNow.AddMinutes(-5)));
    }

    [Test]
    public async Task Bytes_stay_as_they_are()
    {
        var bytes = new byte[300_000];
        new Random(1).NextBytes(bytes);
        var path = _under.NewFile();
        await File.WriteAllBytesAsync(path, bytes);
        await Store.Put("originals/aa/aa/bytes", path, "application/octet-stream", default);
        await _under.Restart();
        Assert.That(await File.ReadAllBytesAsync((await Store.Fetch("originals/aa/aa/bytes", default))!), Is.EqualTo(bytes));
    }

    private async Task Put(string name, string text)
    {
        var path = _under.NewFile();
        await File.WriteAllTextAsync(path, text);
        await Store.Put(name, path, "text/plain", default);
    }
}

/// <summary>A store with a folder of its own.</summary>
internal abstract class StoreUnderTest : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("newsapi-store-");

    public IMediaStore Store { get; protected set; } = null!;

    public string Folder => _folder.FullName;

    public virtual async Task Start()
    {
        await Task.CompletedTask;
        Store = Make(Options.Create(new MediaOptions { Folder = Path.Combine(Folder, "media") }));
    }

    /// <summary>Another node, or the same without what it has on its disk.</summary>
    public virtual async Task Restart()
    {
        (Store as IDisposable)?.Dispose();
        if (Directory.Exists(Path.Combine(Folder, "media", "copies")))
            Directory.Delete(Path.Combine(Folder, "media", "copies"), recursive: true);
        await Start();
    }

    public string NewFile() => Path.Combine(_folder.FullName, $"{Guid.NewGuid():n}");

    public virtual ValueTask DisposeAsync()
    {
        (Store as IDisposable)?.Dispose();
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    protected virtual IMediaStore Make(IOptions<MediaOptions> options) =>
        new MediaFolder(options, Options.Create(new DataOptions()), TimeProvider.System);
}

internal sealed class FolderUnderTest : StoreUnderTest;

/// <summary>A bucket of <see cref="FakeS3"/>.</summary>
internal sealed class FakeBucketUnderTest : StoreUnderTest
{
    public FakeS3 Server { get; private set; } = null!;

    public override async Task Start()
    {
        Server ??= await FakeS3.Start();
        await base.Start();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Server.DisposeAsync();
    }

    protected override IMediaStore Make(IOptions<MediaOptions> options)
    {
        options.Value.S3 = new BucketOptions
        {
            Bucket = FakeS3.Bucket, Endpoint = Server.Address, AccessKey = FakeS3.AccessKey, SecretKey = FakeS3.SecretKey, Prefix = "site/",
        };
        return new MediaBucket(options, Options.Create(new DataOptions()), TimeProvider.System);
    }
}

/// <summary>A bucket of the service in <c>NEWSAPI_TEST_S3</c>: <c>https://key:secret@host/bucket</c>.</summary>
internal sealed class RealBucketUnderTest : StoreUnderTest
{
    private readonly string _prefix = $"test-{Guid.NewGuid():n}";

    protected override IMediaStore Make(IOptions<MediaOptions> options)
    {
        if (Environment.GetEnvironmentVariable("NEWSAPI_TEST_S3") is not { Length: > 0 } given)
        {
            Assert.Ignore("NEWSAPI_TEST_S3 names no S3 service.");
            throw new InvalidOperationException();
        }

        var address = new Uri(given);
        var key = address.UserInfo.Split(':');
        options.Value.S3 = new BucketOptions
        {
            Bucket = address.AbsolutePath.Trim('/'), Endpoint = address.GetLeftPart(UriPartial.Scheme) + address.Authority.Split('@')[^1],
            AccessKey = Uri.UnescapeDataString(key[0]), SecretKey = Uri.UnescapeDataString(key[1]), Prefix = _prefix,
        };
        return new MediaBucket(options, Options.Create(new DataOptions()), TimeProvider.System);
    }
}
