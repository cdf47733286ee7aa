namespace NewsApi.Http.Problems;

/// <summary>JSON pointers (RFC 6901).</summary>
internal static class JsonPointer
{
    public static string Escape(string name) => name.Replace("~", "~0").Replace("/", "~1");

    public static string Unescape(string step) => step.Replace("~1", "/").Replace("~0", "~");

    /// <summary>The property names and array indexes of a pointer, in order.</summary>
    public static IReadOnlyList<string> Steps(string pointer) => [.. pointer.Split('/').Skip(1).Select(Unescape)];
}
