using Microsoft.Extensions.Options;
using NewsApi.Data.Migrations;
using NewsApi.Data.Sqlite;
using NewsApi.Data.SqlServer;
using NewsApi.Data.Statements;

namespace NewsApi.Data;

internal static class DataServices
{
    public static IServiceCollection AddData(this IServiceCollection services)
    {
        services.AddSettings<DataOptions>(DataOptions.Section);
        services.AddSingleton<SqliteDialect>();
        services.AddSingleton<SqlServerDialect>();
        services.AddSingleton(provider => new SqlServerConnections(provider.GetRequiredService<IOptions<DataOptions>>().Value));
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<DataOptions>>().Value;
            return options.Provider == DataProvider.SqlServer
                ? Db.ForSqlServer(
                    provider.GetRequiredService<SqlServerDialect>(), provider.GetRequiredService<SqlServerConnections>(),
                    options.WritesAtOnce, options.LongestWait)
                : Db.ForSqlite(
                    provider.GetRequiredService<SqliteDialect>(), options.SqliteFile, options.LongestWait, Delay(options));
        });
        services.AddSingleton<IMigrator>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<DataOptions>>().Value;
            var time = provider.GetRequiredService<TimeProvider>();
            return options.Provider == DataProvider.SqlServer
                ? new SqlServerMigrator(
                    provider.GetRequiredService<SqlServerDialect>(), options, provider.GetRequiredService<SqlServerConnections>(), time,
                    provider.GetRequiredService<ILogger<SqlServerMigrator>>())
                : new SqliteMigrator(provider.GetRequiredService<SqliteDialect>(), options.SqliteFile, time);
        });
        services.AddSingleton<IDatabaseBackup>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<DataOptions>>().Value;
            return options.Provider == DataProvider.SqlServer
                ? new SqlServerBackup()
                : new SqliteBackup(provider.GetRequiredService<SqliteDialect>(), options.SqliteFile);
        });
        services.AddSingleton<INewSite>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<DataOptions>>().Value;
            return options.Provider == DataProvider.SqlServer ? new SqlServerNewSite() : new SiteMarker(options.SqliteFile);
        });
        return services;
    }

    private static RoundTripDelay? Delay(DataOptions options) =>
        options.RoundTripMilliseconds > 0 ? new RoundTripDelay(TimeSpan.FromMilliseconds(options.RoundTripMilliseconds)) : null;
}
