namespace NewsApi.Articles.Editing.Adoption;

/// <summary>Options that say which pictures to bring into the library, and how.</summary>
internal sealed record AdoptionOptions
{
    /// <summary>Whether nothing is changed or downloaded.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>The hosts whose pictures are wanted; empty for all.</summary>
    public IReadOnlyCollection<string> Hosts { get; init; } = [];

    /// <summary>Only articles whose newest revision is in this section; null for all.</summary>
    public long? Section { get; init; }

    /// <summary>The most articles that are changed; null for all.</summary>
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
