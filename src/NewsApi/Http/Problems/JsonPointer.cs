namespace NewsApi.Http.Problems;

/// <summary>JSON pointers (RFC 6901).</summary>
internal static class JsonPointer
{
    public static string Escape(string name) => name.Replace("~", "~0").Replace("/", "~1");
}
