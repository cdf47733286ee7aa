namespace NewsApi.Tests.Support;

/// <summary>A program of a Debian package. Tests without it are skipped, and fail where NEWSAPI_REQUIRE_TOOLS is 1.</summary>
internal static class DebianTool
{
    private const string RequiredVariable = "NEWSAPI_REQUIRE_TOOLS";

    /// <summary>Ends the test as skipped or failed where the program is not there.</summary>
    /// <param name="executable">The file.</param>
    /// <param name="package">The package that brings it.</param>
    public static void Need(string executable, string package)
    {
        if (File.Exists(executable))
            return;
        var reason = $"There is no {executable}: install Debian's package {package}.";
        if (Environment.GetEnvironmentVariable(RequiredVariable) == "1")
            Assert.Fail(reason);
        Assert.Ignore(reason);
    }
}
