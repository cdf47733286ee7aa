using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Text.Names;
using NewsApi.Text.Search;

namespace NewsApi.Tags;

/// <summary>
/// The names of tags in memory, for completion while editors type: names in all languages, synonyms and slugs. They are read again
/// after a tag changes.
/// </summary>
internal sealed class TagNames(Db db, Freshness freshness) : IDisposable
{
    private const int MostFound = 5_000;

    private static readonly ulong[] DependsOn = [Dependency.Tags.Key];

    private static readonly Sql AllSql = new("SELECT id, slug, names, synonyms FROM tags ORDER BY slug, id");

    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile Known? _known;

    /// <summary>
    /// Finds tags with a name, synonym or slug that contains the typed words in this order. The last word may be incomplete.
    /// </summary>
    public async ValueTask<IReadOnlyList<long>> Find(string typed, CancellationToken ct)
    {
        var words = SearchText.Words(typed).ToList();
        return words.Count == 0 ? [] : (await Get(ct)).Names.Find(string.Join(' ', words), MostFound);
    }

    public void Dispose() => _turn.Dispose();

    private async ValueTask<Known> Get(CancellationToken ct)
    {
        if (_known is { } known && IsGood(known))
            return known;
        await _turn.WaitAsync(ct);
        try
        {
            return _known is { } present && IsGood(present) ? present : _known = await Read(ct);
        }
        finally
        {
            _turn.Release();
        }
    }

    private bool IsGood(Known known) => freshness.IsGood(DependsOn, known.Seq);

    private async Task<Known> Read(CancellationToken ct)
    {
        // This number is read before the table, so a later change makes these names stale.
        var seq = freshness.Seen.Seq;
        var tags = await db.ListAsync<Tag>(AllSql, null, ct);
        return new Known(seq, new NameIndex<long>(
            from tag in tags
            from spelling in tag.Names.Texts.Values.Concat(tag.Synonyms).Append(tag.Slug)
            select (tag.Id, (IReadOnlyList<string>)[.. SearchText.Words(spelling)])));
    }

    private sealed record Known(long Seq, NameIndex<long> Names);
}
