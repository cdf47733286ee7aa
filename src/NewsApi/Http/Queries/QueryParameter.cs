namespace NewsApi.Http.Queries;

/// <summary>What a query parameter's value may be.</summary>
internal enum QueryType
{
    /// <summary>Text of limited length.</summary>
    Text,

    /// <summary>A whole number in a range.</summary>
    Integer,

    /// <summary>An RFC 3339 time with offset.</summary>
    Instant,

    /// <summary>One word of a fixed list.</summary>
    Choice,

    /// <summary>Words of a fixed list, between commas.</summary>
    Choices,

    /// <summary><c>true</c> or <c>false</c>; false when not given.</summary>
    Flag,

    /// <summary>Ids: comma means OR, a repeated parameter means AND.</summary>
    Numbers,

    /// <summary>Names: comma means OR, a repeated parameter means AND.</summary>
    Names,
}

/// <summary>
/// One query parameter: read by <see cref="QueryReader"/>, refused when unknown, and shown in the OpenAPI document, all from this.
/// </summary>
internal sealed record QueryParameter(string Name, QueryType Type, string Description)
{
    /// <summary>The greatest whole number that JavaScript keeps exactly; no id is above it.</summary>
    public const long GreatestId = (1L << 53) - 1;

    /// <summary>Shortest for text, smallest for numbers.</summary>
    public long Minimum { get; init; } = 1;

    /// <summary>Longest for text, greatest for numbers, most values for names.</summary>
    public long Maximum { get; init; } = 200;

    public int? Default { get; init; }

    /// <summary>Only of text and whole numbers: whether a request without it is refused.</summary>
    public bool IsRequired { get; init; }

    public IReadOnlyList<string> Choices { get; init; } = [];
}

/// <summary>Endpoint metadata: every query parameter that the operation takes.</summary>
internal sealed record QueryParameters(params IReadOnlyList<QueryParameter> All);
