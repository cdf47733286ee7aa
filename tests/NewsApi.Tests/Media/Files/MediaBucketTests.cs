using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.Extensions.Time.Testing;
using NewsApi.Media.Files;
using NewsApi.Tests.Media.Images;
using NewsApi.Tests.Support;
using NUnit.Framework.Constraints;

namespace NewsApi.Tests.Media.Files;

/// <summary>What is particular to files in S3: the copies on the disk, the program with a bucket, and wrong settings.</summary>
public class MediaBucketTests
{
    private static IResolveConstraint Refused => Throws.InstanceOf<IOException>().With.Message.Contains("403");

    [Test]
    public async Task A_file_is_downloaded_once_however_many_ask()
    {
        await using var under = new FakeBucketUnderTest();
        await under.Start();
        var path = under.NewFile();
        await File.WriteAllTextAsync(path, "hello");
        await under.Store.Put("originals/aa/aa/a", path, "text/plain", default);
        Assert.That(under.Server.Files["site/originals/aa/aa/a"].Type, Is.EqualTo("text/plain"));
        await under.Store.Fetch("originals/aa/aa/a", default);
        Assert.That(under.Server.Calls, Is.EqualTo(["PUT site/originals/aa/aa/a"]), "what was put is here already");
        await under.Restart();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => under.Store.Fetch("originals/aa/aa/a", default)));
        Assert.That(under.Server.Calls.Count(call => call.StartsWith("GET", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task A_service_that_fails_is_no_missing_file()
    {
        await using var under = new FakeBucketUnderTest();
        await under.Start();
        under.Server.Fails = 403;
        await Assert.ThatAsync(() => under.Store.Find("originals/aa/aa/a", default), Refused);
        await Assert.ThatAsync(() => under.Store.Fetch("originals/aa/aa/a", default), Refused);
    }

    [Test]
    public void Copies_are_bounded_and_the_least_used_goes_first()
    {
        var folder = Directory.CreateTempSubdirectory("newsapi-copies-");
        try
        {
            var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(50));
            var copies = new LocalCopies(Path.Combine(folder.FullName, "copies"), 1_000, clock);
            for (var number = 0; number < 10; number++)
            {
                Add(copies, folder, $"a/{number}", 100);
                clock.Advance(TimeSpan.FromSeconds(1));
            }

            clock.Advance(TimeSpan.FromMinutes(2));
            Assert.That(copies.Find("a/0"), Is.Not.Null);
            Add(copies, folder, "a/10", 100);
            Assert.That(Left(copies), Is.EqualTo([0, 3, 4, 5, 6, 7, 8, 9, 10]));

            // What is in use stays, even where it is too much; the next run takes over what is there and trims it.
            for (var number = 0; number <= 12; number++)
                Add(copies, folder, $"a/{number}", 100);
            Assert.That(Left(copies).Count(), Is.EqualTo(13));
            var next = new LocalCopies(Path.Combine(folder.FullName, "copies"), 1_000, clock);
            Assert.That(Left(next).Count(), Is.EqualTo(9));
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        static IEnumerable<int> Left(LocalCopies copies) => Enumerable.Range(0, 20).Where(number => copies.Find($"a/{number}") is not null);
    }

    [Test]
    public async Task The_program_serves_pictures_from_a_bucket()
    {
        await using var server = await FakeS3.Start();
        await using var app = new AppUnderTest(Database.Sqlite, new Dictionary<string, string>
        {
            ["NewsApi:Media:S3:Bucket"] = FakeS3.Bucket,
            ["NewsApi:Media:S3:Endpoint"] = server.Address,
            ["NewsApi:Media:S3:AccessKey"] = FakeS3.AccessKey,
            ["NewsApi:Media:S3:SecretKey"] = FakeS3.SecretKey,
            ["NewsApi:Media:Avif"] = "false",
        });
        var editor = new Api(await app.As(NewsApi.Access.Role.Editor));
        var media = (await editor.PostRaw("/v1/editorial/media", TestPictures.Jpeg(), "image/jpeg")).Expect(HttpStatusCode.Created);
        var original = MediaNames.Original(media.Value<string>("hash"));
        Assert.That(server.Files[original].Type, Is.EqualTo("image/jpeg"));
        var address = new Uri(media.Json["picture"]!["renditions"]![0]!["url"]!.GetValue<string>()).AbsolutePath;
        var picture = (await new Api(app.Anonymous()).Get(address)).Expect(HttpStatusCode.OK);
        Assert.That(server.Files.Values.Any(file => file.Bytes.AsSpan().SequenceEqual(picture.Body)), Is.True);
        Assert.That(
            (await editor.Get($"/v1/editorial/media/{media.Id}/original")).Body, Is.EqualTo(server.Files[original].Bytes));
    }

    [TestCase("S3:Bucket", "no spaces", null, null, null, "us-east-1", "p", 10_000_000)]
    [TestCase("S3:Endpoint", "bucket", "ftp://host", null, null, "us-east-1", "p", 10_000_000)]
    [TestCase("S3:SecretKey", "bucket", null, "key", null, "us-east-1", "p", 10_000_000)]
    [TestCase("S3:Region", "bucket", null, null, null, "here and there", "p", 10_000_000)]
    [TestCase("S3:Prefix", "bucket", null, null, null, "us-east-1", "p?", 10_000_000)]
    [TestCase("S3:CopyBytes", "bucket", null, null, null, "us-east-1", "p", 1_000)]
    public void A_wrong_setting_is_named(
        string name, string bucket, string? endpoint, string? key, string? secret, string region, string prefix, long copies)
    {
        var options = new MediaOptions
        {
            S3 = new BucketOptions
            {
                Bucket = bucket, Endpoint = endpoint, AccessKey = key, SecretKey = secret, Region = region, Prefix = prefix,
                CopyBytes = copies,
            },
        };
        var results = new List<ValidationResult>();
        Assert.That(Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true), Is.False);
        Assert.That(results.SelectMany(result => result.MemberNames), Is.EqualTo([name]));
    }

    private static void Add(LocalCopies copies, DirectoryInfo folder, string name, int bytes)
    {
        var path = Path.Combine(folder.FullName, "new");
        File.WriteAllBytes(path, new byte[bytes]);
        copies.Add(name, path);
    }
}
