namespace NewsApi.Articles.Editing.Adoption;

/// <summary>The results of a picture adoption: counts, failures and missing text alternatives.</summary>
internal sealed class AdoptionReport
{
    private const int MostListed = 20;

    private readonly SortedDictionary<string, (string Reason, SortedSet<long> Articles)> _failed = new(StringComparer.Ordinal);
    private readonly HashSet<string> _addresses = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _hosts = new(StringComparer.Ordinal);
    private readonly HashSet<long> _files = [];
    private readonly SortedDictionary<long, SortedSet<long>> _undescribed = [];

    /// <summary>Number of articles that name selected pictures by address; articles in the trash are not counted.</summary>
    public int Articles { get; set; }

    /// <summary>Articles that were changed.</summary>
    public int Changed { get; set; }

    /// <summary>Number of articles that were not changed because they are in the trash.</summary>
    public int Trashed { get; set; }

    public bool HasFailures => _failed.Count > 0;

    /// <summary>Counts a picture address in an article; each address counts once.</summary>
    public void Found(string address)
    {
        if (!_addresses.Add(address))
            return;
        var host = new Uri(address).IdnHost;
        _hosts[host] = _hosts.GetValueOrDefault(host) + 1;
    }

    /// <summary>Counts a library picture that was found or downloaded for an address; each picture counts once.</summary>
    public void Adopted(long file) => _files.Add(file);

    /// <summary>Notes an uploaded picture without a text alternative.</summary>
    public void Undescribed(long file, long article) => Add(_undescribed, file, article);

    public void Failed(string address, long article, string reason)
    {
        if (!_failed.TryGetValue(address, out var known))
            _failed[address] = known = (reason, []);
        known.Articles.Add(article);
    }

    /// <summary>The report in sentences.</summary>
    public IEnumerable<string> Lines(bool isDryRun)
    {
        foreach (var (address, (reason, articles)) in _failed)
            yield return $"failed {address}: {reason} ({Listed(articles)})";
        foreach (var (file, articles) in _undescribed)
            yield return $"file {file} needs a text alternative before the next publication ({Listed(articles)})";
        if (isDryRun)
            foreach (var (host, count) in _hosts)
                yield return $"{host}: {count} pictures";
        if (Trashed > 0)
            yield return $"{Trashed} articles in the trash were left as they are";
        yield return isDryRun
            ? $"{_addresses.Count} addresses of pictures in {Articles} articles; nothing was changed"
            : $"{_addresses.Count} addresses of pictures in {Articles} articles: {_files.Count} pictures adopted, {Changed} articles "
                + $"changed, {_failed.Count} addresses failed";
    }

    private static void Add(SortedDictionary<long, SortedSet<long>> lists, long key, long article)
    {
        if (!lists.TryGetValue(key, out var list))
            lists[key] = list = [];
        list.Add(article);
    }

    private static string Listed(SortedSet<long> articles) =>
        $"{(articles.Count == 1 ? "article" : "articles")} {string.Join(", ", articles.Take(MostListed))}"
        + (articles.Count > MostListed ? $" and {articles.Count - MostListed} more" : "");
}
