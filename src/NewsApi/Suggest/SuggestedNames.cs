using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Tags;
using NewsApi.Text.Names;
using NewsApi.Text.Search;

namespace NewsApi.Suggest;

/// <summary>The names of all tags and authors in memory, read again after any of them has changed.</summary>
internal sealed class SuggestedNames(Db db, Freshness freshness) : IDisposable
{
    private static readonly ulong[] DependsOn = [Dependency.Tags.Key, Dependency.Authors.Key];

    private static readonly Sql TagsSql = new("SELECT id, slug, kind, names, synonyms FROM tags ORDER BY slug, id");

    private static readonly Sql AuthorsSql = new("SELECT id, slug, names FROM authors ORDER BY slug, id");

    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile NameIndexes? _names;

    public async ValueTask<NameIndexes> Get(CancellationToken ct)
    {
        if (Good() is { } names)
            return names;
        await _turn.WaitAsync(ct);
        try
        {
            return Good() ?? (_names = await Read(ct));
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private NameIndexes? Good() => _names is { } names && freshness.IsGood(DependsOn, names.Seq) ? names : null;

    private Task<NameIndexes> Read(CancellationToken ct)
    {
        // This number is read before the tables, so a later change makes these names stale.
        var seq = freshness.Seen.Seq;
        return db.ReadSnapshotAsync(
            async read =>
            {
                var tags = await read.ListAsync<NamedTag>(TagsSql, null, ct);
                var authors = await read.ListAsync<NamedAuthor>(AuthorsSql, null, ct);
                return new NameIndexes(
                    seq,
                    new NameIndex<NamedTag>(tags.Where(tag => !tag.IsPerson).SelectMany(Spelt)),
                    new NameIndex<NamedThing>(authors.Concat<NamedThing>(tags.Where(tag => tag.IsPerson)).SelectMany(Spelt)));
            },
            ct);
    }

    private static IEnumerable<(T, IReadOnlyList<string>)> Spelt<T>(T named) where T : NamedThing =>
        named.Spellings.Select(spelling => (named, (IReadOnlyList<string>)[.. SearchText.Words(spelling)]));

    /// <param name="Seq">The indexes include every change up to this number.</param>
    /// <param name="Tags">All tags except those of persons.</param>
    /// <param name="People">Authors, and tags of persons.</param>
    internal sealed record NameIndexes(long Seq, NameIndex<NamedTag> Tags, NameIndex<NamedThing> People);

    internal abstract record NamedThing
    {
        public long Id { get; init; }

        public string Slug { get; init; } = "";

        public LocalisedText Names { get; init; } = LocalisedText.From(null);

        public virtual IEnumerable<string> Spellings => Names.Texts.Values;
    }

    internal sealed record NamedAuthor : NamedThing;

    internal sealed record NamedTag : NamedThing
    {
        public string Kind { get; init; } = "";

        public IReadOnlyList<string> Synonyms { get; init; } = [];

        public bool IsPerson => Kind == nameof(TagKind.Person);

        public override IEnumerable<string> Spellings => Names.Texts.Values.Concat(Synonyms);
    }
}
