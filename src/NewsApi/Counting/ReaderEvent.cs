namespace NewsApi.Counting;

/// <summary>
/// An event in the journal. It has no IP address and no user agent. Without the day's salt, nobody can find out its visitor.
/// </summary>
internal readonly record struct ReaderEvent
{
    public required EventKind Kind { get; init; }

    public required VisitorClass Class { get; init; }

    public required EventArticle Article { get; init; }

    /// <summary>Id of the short link that the reader followed; 0 if there was none.</summary>
    public long LinkId { get; init; }

    /// <summary>The name of the channel; empty for none.</summary>
    public string Channel { get; init; }

    /// <summary>Host of the page the reader came from; empty where it is not known or not to be kept.</summary>
    public string Referrer { get; init; }

    /// <summary>When it happened, in Unix milliseconds.</summary>
    public required long At { get; init; }

    /// <summary>Hash of the visitor with the day's salt; 0 if the visitor wants no trace or is not known.</summary>
    public long Visitor { get; init; }

    /// <summary>Hash of the id that the client gave the event; 0 if the client sent no id.</summary>
    public long ClientId { get; init; }
}
