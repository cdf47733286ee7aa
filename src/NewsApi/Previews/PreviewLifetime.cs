namespace NewsApi.Previews;

/// <summary>How long a preview link works.</summary>
internal static class PreviewLifetime
{
    /// <summary>The default when the request does not set a time.</summary>
    public const int UsualHours = 24;

    public const int MostHours = 720;
}
