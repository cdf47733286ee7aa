namespace NewsApi.Articles.Editing.Adoption;

/// <summary>Options that say which pictures to bring into the library, and how.</summary>
internal sealed record AdoptionOptions
{
    /// <summary>Whether the run is a dry run, which changes and downloads nothing.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>The hosts whose pictures are wanted; empty for all.</summary>
    public IReadOnlyCollection<string> Hosts { get; init; } = [];

    /// <summary>Id of a section. Only articles whose newest revision is in this section are changed; null for all articles.</summary>
    public long? Section { get; init; }

    /// <summary>The maximum number of articles to change; null for no limit.</summary>
    public int? Limit { get; init; }

    /// <summary>The time between two requests to one host.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The maximum time for the complete download of a picture.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(60);

    public bool Wants(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
        && (Hosts.Count == 0 || Hosts.Contains(uri.Host, StringComparer.OrdinalIgnoreCase)
            || Hosts.Contains(uri.IdnHost, StringComparer.OrdinalIgnoreCase));
}
