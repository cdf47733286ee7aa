using System.ComponentModel.DataAnnotations;

namespace NewsApi.Formats.Agents;

/// <summary>Settings under <c>NewsApi:Agents</c>.</summary>
internal sealed class AgentsOptions
{
    public const string Section = "NewsApi:Agents";

    /// <summary>Whether <c>/mcp</c> is there.</summary>
    public bool Mcp { get; set; }

    /// <summary>Requests to <c>/mcp</c> of one key, or of one address without a key.</summary>
    [Range(1, 1_000_000)]
    public int RequestsPerMinute { get; set; } = 120;
}
