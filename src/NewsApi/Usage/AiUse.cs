namespace NewsApi.Usage;

/// <summary>Whether and how AI was used to make a story.</summary>
public enum AiUseKind
{
    /// <summary>AI was not used.</summary>
    None,

    /// <summary>People made the story with the help of AI.</summary>
    Assisted,

    /// <summary>AI made the story.</summary>
    Generated,
}

/// <summary>Whether and how AI was used to make a story (EU AI Act, article 50).</summary>
/// <param name="Kind">Whether and how AI was used.</param>
/// <param name="Note">What AI did, in words for readers, at most 500 characters.</param>
public sealed record AiUse(AiUseKind? Kind, string? Note)
{
    /// <summary>IPTC's vocabulary of digital source types.</summary>
    internal const string SourceTypes = "http://cv.iptc.org/newscodes/digitalsourcetype/";

    /// <summary>The code of the kind in <see cref="SourceTypes"/>; null without a kind.</summary>
    internal string? SourceCode => Kind switch
    {
        AiUseKind.None => "digitalCreation",
        AiUseKind.Assisted => "compositeWithTrainedAlgorithmicMedia",
        AiUseKind.Generated => "trainedAlgorithmicMedia",
        _ => null,
    };

    /// <summary>The name of the kind in JSON.</summary>
    internal string? KindName => Kind?.ToString().ToLowerInvariant();

    /// <summary>Reads the AI use from the columns of a story; null without a kind.</summary>
    internal static AiUse? Of(string? kind, string? note) => kind is null ? null : new AiUse(Enum.Parse<AiUseKind>(kind), note);
}
