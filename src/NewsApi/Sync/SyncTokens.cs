using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using NewsApi.Counting.Visitors;
using NewsApi.Http.Problems;

namespace NewsApi.Sync;

/// <summary>
/// Signs and reads tokens. A token holds hashes of the filters and of the API key, so it works only with the same filters and key. All
/// nodes share the secret that signs tokens.
/// </summary>
internal sealed class SyncTokens(Secrets secrets)
{
    /// <summary>The query parameter that holds a token.</summary>
    public const string Since = "since";

    /// <summary>The problem code for a token that was made with other filters or for another key.</summary>
    public const string Mismatch = "token_mismatch";

    private const byte Format = 1;
    private const int HashBytes = 6, MacBytes = 16;

    private volatile byte[]? _secret;

    /// <param name="token">The position.</param>
    /// <param name="filters">The filters of the request, in any unambiguous form.</param>
    /// <param name="caller">The id of the key; empty for anonymous readers.</param>
    /// <param name="ct">Cancels.</param>
    public async ValueTask<string> Write(SyncToken token, string filters, string caller, CancellationToken ct)
    {
        using var text = new MemoryStream();
        using (var writer = new BinaryWriter(text, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Format);
            writer.Write(Hash(filters));
            writer.Write(Hash(caller));
            writer.Write(token.IsSnapshot);
            writer.Write7BitEncodedInt64(token.Seq);
            writer.Write7BitEncodedInt(token.Position);
            writer.Write7BitEncodedInt(token.Kind);
            writer.Write7BitEncodedInt64(token.After);
            Write(writer, token.Scope.Sections);
            Write(writer, token.Scope.Tags);
        }

        text.Write(Mac(await Secret(ct), text.ToArray()));
        return Base64Url.EncodeToString(text.ToArray());
    }

    /// <exception cref="ProblemException">The token is not valid, or was made with other filters or for another key.</exception>
    public async ValueTask<SyncToken> Read(string text, string filters, string caller, CancellationToken ct)
    {
        if (!Base64Url.IsValid(text) || Base64Url.DecodeFromChars(text) is not { Length: > MacBytes + 1 } bytes)
            throw Invalid();
        var signed = bytes.AsMemory(0, bytes.Length - MacBytes);
        if (!CryptographicOperations.FixedTimeEquals(Mac(await Secret(ct), signed.Span), bytes.AsSpan(signed.Length))
            || bytes[0] != Format)
            throw Invalid();
        using var reader = new BinaryReader(new MemoryStream(bytes, 1, signed.Length - 1));
        var (sameFilters, sameKey) = (
            reader.ReadBytes(HashBytes).AsSpan().SequenceEqual(Hash(filters)),
            reader.ReadBytes(HashBytes).AsSpan().SequenceEqual(Hash(caller)));
        if (!sameFilters)
            throw Refuse("The token was made with other filters; start again without it.", "Made with other filters.");
        if (!sameKey)
            throw Refuse("The token was made for another key; start again without it.", "Made for another key.");
        return new SyncToken
        {
            IsSnapshot = reader.ReadBoolean(),
            Seq = reader.Read7BitEncodedInt64(),
            Position = reader.Read7BitEncodedInt(),
            Kind = reader.Read7BitEncodedInt(),
            After = reader.Read7BitEncodedInt64(),
            Scope = new SyncScope(ReadGroups(reader), ReadGroups(reader)),
        };
    }

    private static void Write(BinaryWriter writer, IReadOnlyList<IReadOnlyList<long>> groups)
    {
        writer.Write7BitEncodedInt(groups.Count);
        foreach (var group in groups)
        {
            writer.Write7BitEncodedInt(group.Count);
            foreach (var id in group)
                writer.Write7BitEncodedInt64(id);
        }
    }

    private static List<IReadOnlyList<long>> ReadGroups(BinaryReader reader)
    {
        var groups = new List<IReadOnlyList<long>>();
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
            groups.Add([.. Enumerable.Range(0, reader.Read7BitEncodedInt()).Select(_ => reader.Read7BitEncodedInt64())]);
        return groups;
    }

    private static ProblemException Invalid() => new(Problem.BadParameters(
        ProblemError.InParameter(Since, "invalid_token", "Not a token of this API; start again without it.")));

    private static ProblemException Refuse(string detail, string place) => new(new Problem(
        StatusCodes.Status400BadRequest, Mismatch, detail, ProblemError.InParameter(Since, Mismatch, place)));

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text))[..HashBytes];

    private static byte[] Mac(byte[] secret, ReadOnlySpan<byte> text) => HMACSHA256.HashData(secret, text)[..MacBytes];

    private async ValueTask<byte[]> Secret(CancellationToken ct) => _secret ??= await secrets.Get("sync-token", ct);
}
