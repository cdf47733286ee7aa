using Microsoft.Extensions.Options;
using NewsApi.Http;

namespace NewsApi.Outgoing;

/// <summary>The address where the hub of the site's feeds accepts subscriptions. The feeds link to it.</summary>
internal sealed class HubUrl(PublicUrl api, IOptions<HubOptions> options)
{
    public const string Path = "/websub";

    /// <summary>The absolute address of the hub; null where the hub is switched off.</summary>
    public string? Url => options.Value.Enabled ? api.At(Path) : null;
}
