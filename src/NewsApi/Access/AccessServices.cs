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
        services.AddAuthentication(ByToken)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, configureOptions: null)
            .AddJwtBearer()
            .AddPolicyScheme(ByToken, displayName: null, options => options.ForwardDefaultSelector = Select);
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<IOptions<AccessOptions>>((jwt, access) => JwtRoles.Configure(jwt, access.Value));
        services.AddOptions<KeyManagementOptions>().Configure(keys => keys.XmlRepository = new ForgottenKeys());
        services.AddAuthorization();
        services.AddOptions<AuthorizationOptions>()
            .Configure<IOptions<AccessOptions>>((options, access) => Policies.Add(options, access.Value));
        return services;
    }

    /// <summary>Finds out who asks, where they say so.</summary>
    public static void UseKeysAndTokens(this IApplicationBuilder app)
    {
        // By its own name for "it is there": else the host puts authentication in front of everything, answers from memory included.
        app.Properties["__AuthenticationMiddlewareSet"] = true;
        app.UseWhen(context => context.Request.Headers.Authorization.Count > 0, withKey => withKey.UseAuthentication());
    }

    /// <summary>Keys, and who did what with them.</summary>
    public static void MapAccess(this IEndpointRouteBuilder editorial)
    {
        editorial.MapKeys();
        editorial.MapAudit();
    }

    // Authentication brings data protection along, which nothing here uses: it must not leave keys in the owner's home.
    private sealed class ForgottenKeys : IXmlRepository
    {
        private readonly List<XElement> _elements = [];

        public IReadOnlyCollection<XElement> GetAllElements() => _elements;

        public void StoreElement(XElement element, string friendlyName) => _elements.Add(element);
    }

    // Without an issuer every token is taken for a key, so that a JWT is refused instead of failing inside its handler.
    private static string Select(HttpContext context)
    {
        var jwtIsOn = context.RequestServices.GetRequiredService<IOptions<AccessOptions>>().Value.JwtAuthority is not null;
        return jwtIsOn && BearerToken.Of(context.Request) is { } token && ApiKey.PrefixOf(token) is null
            ? JwtBearerDefaults.AuthenticationScheme
            : ApiKeyAuthentication.SchemeName;
    }
}
