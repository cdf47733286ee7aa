namespace NewsApi.Usage;

/// <summary>Whether a use of the content is allowed.</summary>
public enum UsageRule
{
    /// <summary>Anyone may, on the other terms of the policy.</summary>
    Allowed,

    /// <summary>Nobody may.</summary>
    Denied,

    /// <summary>By agreement with the publisher only: see <c>contact</c> and <c>priceUrl</c>.</summary>
    Conditional,
}
