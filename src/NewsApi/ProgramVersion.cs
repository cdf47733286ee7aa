using System.Reflection;

namespace NewsApi;

/// <summary>The version of this program, from <c>Directory.Build.props</c>.</summary>
internal static class ProgramVersion
{
    public static string Text { get; } =
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
