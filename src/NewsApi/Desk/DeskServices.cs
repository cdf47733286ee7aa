namespace NewsApi.Desk;

internal static class DeskServices
{
    public static void AddDesk(this IServiceCollection services)
    {
        services.AddSingleton<PresenceRepository>();
        services.AddSingleton<NoteRepository>();
    }

    public static void MapDesk(this IEndpointRouteBuilder editorial)
    {
        editorial.MapPresence();
        editorial.MapNotes();
    }
}
