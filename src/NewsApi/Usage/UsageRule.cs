namespace NewsApi.Usage;

/// <summary>Whether a use of the content is allowed.</summary>
public enum UsageRule
{
    /// <summary>Allowed for anyone, under the other terms of the policy.</summary>
    Allowed,

    /// <summary>Not allowed.</summary>
    Denied,

    /// <summary>Allowed only by agreement with the publisher: see <c>contact</c> and <c>priceUrl</c>.</summary>
    Conditional,
}
