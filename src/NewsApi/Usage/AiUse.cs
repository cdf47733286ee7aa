namespace NewsApi.Usage;

/// <summary>How far AI made a story.</summary>
public enum AiUseKind
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>People made it with the help of AI.</summary>
    Assisted,

    /// <summary>AI made it.</summary>
    Generated,
}

/// <summary>How far AI made a story (EU AI Act, article 50).</summary>
/// <param name="Kind">How far.</param>
/// <param name="Note">What AI did, in words for readers, at most 500 characters.</param>
public sealed record AiUse(AiUseKind? Kind, string? Note)
{
    /// <summary>IPTC's vocabulary of digital source types.</summary>
    internal const string SourceTypes = "http://cv.iptc.org/newscodes/digitalsourcetype/";

    /// <summary>The kind in <see cref="SourceTypes"/>.</summary>
    internal string? SourceCode => Kind switch
    {
        AiUseKind.None => "digitalCreation",
        AiUseKind.Assisted => "compositeWithTrainedAlgorithmicMedia",
        AiUseKind.Generated => "trainedAlgorithmicMedia",
        _ => null,
    };

    /// <summary>The kind as it is in JSON.</summary>
    internal string? KindName => Kind?.ToString().ToLowerInvariant();

    /// <summary>From the columns of a story.</summary>
    internal static AiUse? Of(string? kind, string? note) => kind is null ? null : new AiUse(Enum.Parse<AiUseKind>(kind), note);
}
