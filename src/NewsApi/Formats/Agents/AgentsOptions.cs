using System.ComponentModel.DataAnnotations;

namespace NewsApi.Formats.Agents;

/// <summary>Settings under <c>NewsApi:Agents</c>.</summary>
internal sealed class AgentsOptions
{
    public const string Section = "NewsApi:Agents";

    /// <summary>Whether the program serves <c>/mcp</c>.</summary>
    public bool Mcp { get; set; }

    /// <summary>Maximum requests to <c>/mcp</c> per minute from one key, or from one IP address if the request has no key.</summary>
    [Range(1, 1_000_000)]
    public int RequestsPerMinute { get; set; } = 120;
}
