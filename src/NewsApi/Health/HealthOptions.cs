using System.ComponentModel.DataAnnotations;

namespace NewsApi.Health;

/// <summary>Settings under <c>NewsApi:Health</c>.</summary>
internal sealed class HealthOptions
{
    public const string Section = "NewsApi:Health";

    /// <summary>Seconds between two checks that the database can be written.</summary>
    [Range(1, 60)]
    public int CheckSeconds { get; set; } = 5;

    /// <summary>How many seconds background work may fail, without one success, before the node is not ready.</summary>
    [Range(1, 3600)]
    public int FailingSeconds { get; set; } = 30;
}
