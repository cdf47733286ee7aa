using System.Collections.Concurrent;
using System.Net;
using System.Runtime.CompilerServices;
using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Options;
using NewsApi.Data.Statements;
using NewsApi.Http.Problems;

namespace NewsApi.Media.Files;

/// <summary>
/// Keeps files in a bucket of S3 or of a compatible service. libvips and answers need a local file, so this machine keeps copies of the
/// files that it uses.
/// </summary>
/// <remarks>
/// Requests to the bucket do not pass the address guard of <c>Outgoing</c>: the operator sets the address, which may be private. The
/// checksums and the signed chunks that the library sends by default are off, because R2, OVH and older Ceph refuse them.
/// </remarks>
internal sealed class MediaBucket : IMediaStore, IDisposable
{
    private readonly BucketOptions _options;
    private readonly AmazonS3Client _client;
    private readonly LocalCopies _copies;
    private readonly string _incoming;
    private readonly ConcurrentDictionary<string, Lazy<Task<string?>>> _running = new(StringComparer.Ordinal);

    public MediaBucket(IOptions<MediaOptions> options, IOptions<DataOptions> data, TimeProvider time)
    {
        _options = options.Value.S3;
        var folder = MediaFolder.RootOf(options.Value, data.Value);
        _incoming = Path.Combine(folder, "incoming");
        _copies = new LocalCopies(Path.Combine(folder, "copies"), _options.CopyBytes, time);
        var config = new AmazonS3Config
        {
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (_options.Endpoint is { Length: > 0 } endpoint)
            (config.ServiceURL, config.AuthenticationRegion, config.ForcePathStyle) = (endpoint, _options.Region, true);
        else
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(_options.Region);
        _client = _options.AccessKey is { Length: > 0 } key
            ? new AmazonS3Client(new BasicAWSCredentials(key, _options.SecretKey), config)
            : new AmazonS3Client(config);
    }

    public async Task Put(string name, string path, string type, CancellationToken ct)
    {
        await Ask(() => _client.PutObjectAsync(
            new PutObjectRequest
            {
                BucketName = _options.Bucket, Key = _options.KeyOf(name), FilePath = path, ContentType = type, UseChunkEncoding = false,
            },
            ct));
        // The file is stored already. If the disk has no room for a copy, the next use of the file reports it.
        try
        {
            _copies.Add(name, path);
        }
        catch (Exception e) when (StorageException.IsFault(e))
        {
        }
    }

    public async Task<StoredFile?> Find(string name, CancellationToken ct)
    {
        var found = await AskFor(() => _client.GetObjectMetadataAsync(_options.Bucket, _options.KeyOf(name), ct));
        return found is null ? null : new StoredFile(name, found.ContentLength, TimeOf(found.LastModified));
    }

    // Several callers may wait for this work. It is not cancelled when the first caller leaves, because the others still need it.
    public async Task<string?> Fetch(string name, CancellationToken ct)
    {
        if (_copies.Find(name) is { } path)
            return path;
        var task = _running.GetOrAdd(name, _ => new Lazy<Task<string?>>(() => Download(name)));
        try
        {
            return await task.Value;
        }
        finally
        {
            _running.TryRemove(new KeyValuePair<string, Lazy<Task<string?>>>(name, task));
        }
    }

    // S3 can't delete a file only if it is old. If a file were stored again between the two calls, it would be lost, so the sweep does not
    // delete young files.
    public async Task<bool> Delete(string name, DateTimeOffset before, CancellationToken ct)
    {
        if (await Find(name, ct) is not { } file || file.At >= before)
            return false;
        await Ask(() => _client.DeleteObjectAsync(_options.Bucket, _options.KeyOf(name), ct));
        _copies.Remove(name);
        return true;
    }

    public async IAsyncEnumerable<StoredFile> List(string prefix, [EnumeratorCancellation] CancellationToken ct)
    {
        var start = _options.KeyOf("").Length;
        var request = new ListObjectsV2Request { BucketName = _options.Bucket, Prefix = $"{_options.KeyOf(prefix)}/" };
        while (true)
        {
            var page = await Ask(() => _client.ListObjectsV2Async(request, ct));
            foreach (var file in page.S3Objects ?? [])
                yield return new StoredFile(file.Key[start..], file.Size ?? 0, TimeOf(file.LastModified));
            if (page.NextContinuationToken is not { Length: > 0 } next)
                yield break;
            request.ContinuationToken = next;
        }
    }

    public void Dispose() => _client.Dispose();

    private static DateTimeOffset TimeOf(DateTime? at) => at is { } time ? new DateTimeOffset(time.ToUniversalTime()) : default;

    private async Task<string?> Download(string name)
    {
        using var found = await AskFor(() => _client.GetObjectAsync(_options.Bucket, _options.KeyOf(name)));
        if (found is null)
            return null;
        using var copy = await Ask(() => IncomingFile.Receive(_incoming, found.ResponseStream, long.MaxValue, CancellationToken.None));
        if (copy.Length != found.ContentLength)
            throw new StorageException(
                new IOException($"The bucket sent {copy.Length} bytes of {name} instead of {found.ContentLength}."));
        return await Ask(() => Task.FromResult(_copies.Add(name, copy.Path)));
    }

    private static async Task<T?> AskFor<T>(Func<Task<T>> call) where T : class
    {
        try
        {
            return await call();
        }
        catch (AmazonServiceException e) when (e.StatusCode == HttpStatusCode.NotFound && e.ErrorCode != "NoSuchBucket")
        {
            return null;
        }
        catch (Exception e) when (IsOutage(e))
        {
            throw Outage(e);
        }
    }

    private static async Task<T> Ask<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception e) when (IsOutage(e))
        {
            throw Outage(e);
        }
    }

    // Some services send an error code without a message. The answer to HEAD has neither of them.
    private static StorageException Outage(Exception e) => new(
        e is AmazonServiceException { StatusCode: not 0 } answer
            ? new IOException($"The bucket answered {(int)answer.StatusCode} {answer.ErrorCode}. {answer.Message}".TrimEnd(), e)
            : e);

    private static bool IsOutage(Exception e) =>
        e is AmazonClientException or AmazonServiceException or HttpRequestException or WebException || StorageException.IsFault(e);
}
