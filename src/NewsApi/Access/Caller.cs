using System.Globalization;
using System.Reflection;
using System.Security.Claims;

namespace NewsApi.Access;

/// <summary>Who sent the request: <c>key:7</c> or <c>jwt:{subject}</c>, and its highest role.</summary>
internal sealed record Caller(string Id, Role Role)
{
    private const int MaxIdLength = 200;

    public static ValueTask<Caller?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult<Caller?>(From(context.User));

    public static Caller From(ClaimsPrincipal user)
    {
        var id = user.FindFirstValue(ClaimTypes.NameIdentifier) ?? "unknown";
        return new Caller(id.Length > MaxIdLength ? id[..MaxIdLength] : id, RoleOf(user) ?? Role.Partner);
    }

    /// <summary>The highest role of the key or token; null for a token without a role.</summary>
    public static Role? RoleOf(ClaimsPrincipal user) =>
        user.FindAll(ClaimTypes.Role).Select(claim => (Role?)Enum.Parse<Role>(claim.Value)).Max();

    public bool Is(Role wanted) => Role >= wanted;
}

/// <summary>The claim of a key that belongs to a partner.</summary>
internal static class PartnerClaim
{
    private const string Type = "partner";

    public static Claim Of(long partnerId) => new(Type, partnerId.ToString(CultureInfo.InvariantCulture));

    /// <returns>Null for a key or token that belongs to no partner.</returns>
    public static long? PartnerOf(ClaimsPrincipal user) =>
        user.FindFirstValue(Type) is { } id ? long.Parse(id, CultureInfo.InvariantCulture) : null;
}
