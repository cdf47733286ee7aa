using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace NewsApi.Tests.Support;

/// <summary>Runs each request of a program in a culture, as if the program did not set its own.</summary>
internal sealed class ForeignCulture(string name) : IStartupFilter
{
    /// <summary>A program whose requests run in the culture.</summary>
    public static AppUnderTest Program(Database kind, string name) => new(kind)
    {
        Configure = services => services.AddSingleton<IStartupFilter>(new ForeignCulture(name)),
    };

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, rest) =>
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(name);
            return rest(context);
        });
        next(app);
    };
}
