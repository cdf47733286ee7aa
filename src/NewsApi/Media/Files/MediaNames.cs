namespace NewsApi.Media.Files;

/// <summary>The names of stored files. Two levels of folders keep each folder small.</summary>
internal static class MediaNames
{
    public const string Originals = "originals";
    public const string Renditions = "renditions";

    /// <param name="hash">SHA-256 of the file.</param>
    public static string Original(string hash) => $"{Originals}/{hash[..2]}/{hash[2..4]}/{hash}";

    /// <param name="version">The version in the rendition's address.</param>
    /// <param name="file">Preset and extension, such as <c>large.webp</c>.</param>
    public static string Rendition(string version, string file) => $"{RenditionsOf(version)}/{file}";

    /// <summary>The folder of all renditions of one version.</summary>
    public static string RenditionsOf(string version) => $"{Renditions}/{version[..2]}/{version}";
}
