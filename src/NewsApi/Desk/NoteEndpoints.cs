using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Access;
using NewsApi.Http.Pages;
using NewsApi.Http.Problems;
using NewsApi.Http.Routing;

namespace NewsApi.Desk;

/// <summary>Endpoints for the notes that editors leave for each other on an article.</summary>
internal static class NoteEndpoints
{
    public static void MapNotes(this IEndpointRouteBuilder editorial)
    {
        var notes = editorial.MapGroup("/articles/{id:long}/notes").WithTags("Desk");
        notes.MapRead("", List).WithName("listNotes").Allow(Permission.ReadNote).Problems(404);
        notes.MapPost("", Add).WithName("createNote").Allow(Permission.CreateNote).Problems(404, 422);
        notes.MapRead("/{noteId:long}", Get).WithName("getNote").Allow(Permission.ReadNote).Problems(404);
        notes.MapDelete("/{noteId:long}", Delete).WithName("deleteNote").Allow(Permission.DeleteNote).Problems(404);
    }

    /// <summary>Lists the notes on an article, newest first.</summary>
    /// <param name="id">The article's id.</param>
    private static async Task<Results<Paged<NoteResponse>, Problem>> List(
        long id, ListQuery list, NoteRepository notes, CancellationToken ct) =>
        await notes.List(id, list.Page, ct) is { } rows
            ? new Paged<NoteResponse>(Paged.Make(rows, list.Page, row => ("", row.Id), row => row.ToResponse()))
            : Problem.NotFound("article");

    /// <summary>Adds a note to an article. No reader ever sees it.</summary>
    /// <param name="id">The article's id.</param>
    private static async Task<Results<Created<NoteResponse>, Problem>> Add(
        long id, NoteRequest body, Caller caller, NoteRepository notes, HttpRequest request, CancellationToken ct) =>
        (await notes.Add(id, body, caller, ct)).Succeeded(out var note, out var problem)
            ? TypedResults.Created(request.Address($"/v1/editorial/articles/{id}/notes/{note.Id}"), note.ToResponse())
            : problem;

    /// <summary>Reads a note.</summary>
    /// <param name="id">The article's id.</param>
    /// <param name="noteId">The note's id.</param>
    private static async Task<Results<Ok<NoteResponse>, Problem>> Get(long id, long noteId, NoteRepository notes, CancellationToken ct) =>
        await notes.Find(id, noteId, ct) is { } note ? TypedResults.Ok(note.ToResponse()) : Problem.NotFound("note");

    /// <summary>Deletes a note. A writer can delete only their own notes, an editor any note.</summary>
    /// <param name="id">The article's id.</param>
    /// <param name="noteId">The note's id.</param>
    private static async Task<Results<NoContent, Problem>> Delete(
        long id, long noteId, Caller caller, NoteRepository notes, CancellationToken ct) =>
        await notes.Delete(id, noteId, caller, ct) is { } problem ? problem : TypedResults.NoContent();
}
