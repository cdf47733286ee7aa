using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Dapper;
using Microsoft.Data.Sqlite;

namespace NewsApi.Benchmarks.Reporting;

/// <summary>The machine, the versions and the date of a measurement.</summary>
internal static class Machine
{
    public static async Task<string> Describe(CancellationToken ct)
    {
        using var sqlite = new SqliteConnection("Data Source=:memory:");
        var memory = double.Parse(Field("/proc/meminfo", "MemTotal").Split(' ')[0], CultureInfo.InvariantCulture) / (1 << 20);
        var wrk = string.Join(' ', (await Run("wrk", ["-v"], ct)).Split(' ').Take(2));
        var commit = await Run("git", ["rev-parse", "--short", "HEAD"], ct);
        return string.Create(CultureInfo.InvariantCulture, $"""
            {Field("/proc/cpuinfo", "model name")}, {Environment.ProcessorCount} cores, {memory:0} GB of memory;
            {Field("/etc/os-release", "PRETTY_NAME").Trim('"')}, Linux {Environment.OSVersion.Version};
            {RuntimeInformation.FrameworkDescription}; SQLite {sqlite.ExecuteScalar<string>("SELECT sqlite_version()")}; {wrk}
            on the same cores as the servers; {DateTime.UtcNow:yyyy-MM-dd}; commit {commit}.
            """);
    }

    /// <summary>The load average of the last minute.</summary>
    public static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private static string Field(string file, string name)
    {
        if (!File.Exists(file))
            return "";
        var line = File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal)) ?? "";
        return line[(line.IndexOfAny([':', '=']) + 1)..].Trim();
    }

    private static async Task<string> Run(string program, IEnumerable<string> arguments, CancellationToken ct)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = AppContext.BaseDirectory,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return output.Split('\n')[0].Trim();
    }
}
