using System.Xml.Linq;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace NewsApi.Access;

internal static class AccessServices
{
    private const string ByToken = "ByToken";

    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddSettings<AccessOptions>(AccessOptions.Section);
        services.AddSingleton<ApiKeyRepository>();
        services.AddSingleton<AuditQueries>();
        services.AddSingleton<FirstKey>();
        services.AddSingleton<IssuerOutages>();
        services.AddSingleton<FailedKeyLimiter>();
        services.AddAuthentication(ByToken)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, configureOptions: null)
            .AddJwtBearer()
            .AddPolicyScheme(ByToken, displayName: null, options => options.ForwardDefaultSelector = Select);
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<IOptions<AccessOptions>, IssuerOutages, FailedKeyLimiter>(
                (jwt, access, outages, refused) => JwtRoles.Configure(jwt, access.Value, outages, refused));
        services.AddOptions<KeyManagementOptions>().Configure(keys => keys.XmlRepository = new InMemoryXmlRepository());
        services.AddAuthorization();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, Forbidden>();
        services.AddOptions<AuthorizationOptions>()
            .Configure<IOptions<AccessOptions>>((options, access) => Policies.Add(options, access.Value));
        return services;
    }

    /// <summary>Authenticates requests that have an Authorization header.</summary>
    public static void UseKeysAndTokens(this IApplicationBuilder app)
    {
        // The host looks for this property. Without it, the host adds authentication before all other middleware, cached answers included.
        app.Properties["__AuthenticationMiddlewareSet"] = true;
        app.UseWhen(context => context.Request.Headers.Authorization.Count > 0, authenticated => authenticated.UseAuthentication());
    }

    /// <summary>Maps the routes of keys and of the audit log.</summary>
    public static void MapAccess(this IEndpointRouteBuilder editorial)
    {
        editorial.MapKeys();
        editorial.MapAudit();
    }

    // Authentication registers data protection, which this program does not use. Its keys stay in memory, not in the home directory.
    private sealed class InMemoryXmlRepository : IXmlRepository
    {
        private readonly List<XElement> _elements = [];

        public IReadOnlyCollection<XElement> GetAllElements() => _elements;

        public void StoreElement(XElement element, string friendlyName) => _elements.Add(element);
    }

    // Without an issuer, every token goes to the key scheme, which refuses a JWT. The JWT handler would throw an exception.
    private static string Select(HttpContext context)
    {
        var acceptsJwt = context.RequestServices.GetRequiredService<IOptions<AccessOptions>>().Value.JwtAuthority is not null;
        return acceptsJwt && BearerToken.Of(context.Request) is { } token && ApiKey.PrefixOf(token) is null
            ? JwtBearerDefaults.AuthenticationScheme
            : ApiKeyAuthentication.SchemeName;
    }
}
