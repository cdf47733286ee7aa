using System.Diagnostics;
using System.Runtime.InteropServices;

namespace NewsApi.Benchmarks.Servers;

/// <summary>Sends signals to a process; .NET has no API for that.</summary>
internal static class Signals
{
    private const int SigInt = 2, SigTerm = 15;

    public static void Interrupt(Process process) => _ = kill(process.Id, SigInt);

    public static void Terminate(Process process) => _ = kill(process.Id, SigTerm);

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int kill(int pid, int signal);
}
