namespace NewsApi.Previews;

/// <summary>How long a preview link works.</summary>
internal static class PreviewLifetime
{
    /// <summary>Where the request does not say.</summary>
    public const int UsualHours = 24;

    public const int MostHours = 720;
}
