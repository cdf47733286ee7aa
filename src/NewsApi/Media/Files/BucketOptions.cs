using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace NewsApi.Media.Files;

/// <summary>Settings under <c>NewsApi:Media:S3</c>.</summary>
internal sealed partial class BucketOptions
{
    private const long LeastCopyBytes = 10_000_000;
    private const int LongestPrefix = 200;

    /// <summary>Name of the S3 bucket that stores files in place of the folder; the folder is used when empty.</summary>
    public string? Bucket { get; set; }

    /// <summary>Address of an S3-compatible service; AWS when empty.</summary>
    public string? Endpoint { get; set; }

    /// <summary>Region of the bucket.</summary>
    public string Region { get; set; } = "us-east-1";

    /// <summary>Access key; when empty, the AWS SDK finds the credentials of the machine.</summary>
    public string? AccessKey { get; set; }

    /// <summary>Secret of the access key.</summary>
    public string? SecretKey { get; set; }

    /// <summary>Prefix of the names of all files in the bucket.</summary>
    public string? Prefix { get; set; }

    /// <summary>The most bytes of local copies of bucket files that a node keeps on its disk.</summary>
    public long CopyBytes { get; set; } = 2_000_000_000;

    public bool IsUsed => Bucket is { Length: > 0 };

    /// <summary>The name of a file in the bucket.</summary>
    public string KeyOf(string name) => Prefix is { Length: > 0 } prefix ? $"{prefix.Trim('/')}/{name}" : name;

    public IEnumerable<ValidationResult> Validate()
    {
        if (!IsUsed)
            yield break;
        if (!BucketName().IsMatch(Bucket!))
            yield return Wrong("A bucket name has 3 to 63 letters, digits, '.', '_' and '-'.", nameof(Bucket));
        if (Endpoint is { Length: > 0 }
            && !(Uri.TryCreate(Endpoint, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" && address.Query == ""))
            yield return Wrong("The endpoint must be an address with https or http.", nameof(Endpoint));
        if (!RegionName().IsMatch(Region))
            yield return Wrong("A region name has 1 to 50 letters, digits and '-'.", nameof(Region));
        if (string.IsNullOrEmpty(AccessKey) != string.IsNullOrEmpty(SecretKey))
            yield return Wrong("Set both the access key and the secret key, or neither.", nameof(SecretKey));
        if (Prefix is { Length: > LongestPrefix } || (Prefix is { Length: > 0 } && !PrefixName().IsMatch(Prefix)))
            yield return Wrong($"A prefix has at most {LongestPrefix} letters, digits, '.', '_', '-' and '/'.", nameof(Prefix));
        if (CopyBytes < LeastCopyBytes)
            yield return Wrong($"The limit for copies must be at least {LeastCopyBytes} bytes.", nameof(CopyBytes));
    }

    private static ValidationResult Wrong(string sentence, string name) => new(sentence, [$"S3:{name}"]);

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9]$")]
    private static partial Regex BucketName();

    [GeneratedRegex("^[A-Za-z0-9-]{1,50}$")]
    private static partial Regex RegionName();

    [GeneratedRegex("^[A-Za-z0-9._/-]+$")]
    private static partial Regex PrefixName();
}
