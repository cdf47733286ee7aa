namespace NewsApi.Desk;

internal static class DeskServices
{
    public static IServiceCollection AddDesk(this IServiceCollection services)
    {
        services.AddSingleton<PresenceRepository>();
        services.AddSingleton<NoteRepository>();
        services.AddSingleton<RightsReminder>();
        return services;
    }

    public static void MapDesk(this IEndpointRouteBuilder editorial)
    {
        editorial.MapPresence();
        editorial.MapNotes();
    }
}
