using FluentValidation;
using NewsApi.Http.Bodies;

namespace NewsApi.Desk;

/// <summary>A new note on an article.</summary>
/// <param name="Text">The text of the note, 1 to 5,000 characters of plain text.</param>
/// <param name="Revision">Number of the revision that the note is about; null if it is about the whole article.</param>
public sealed record NoteRequest(string? Text, int? Revision);

/// <summary>A note between editors. Readers never see it.</summary>
/// <param name="Id">The note's id.</param>
/// <param name="Text">The text of the note.</param>
/// <param name="Revision">Number of the revision that the note is about; null if it is about the whole article.</param>
/// <param name="CreatedAt">When it was written.</param>
/// <param name="CreatedBy">Who wrote it: <c>key:{id}</c> or <c>jwt:{subject}</c>.</param>
public sealed record NoteResponse(long Id, string Text, int? Revision, DateTimeOffset CreatedAt, string CreatedBy);

internal sealed class NoteValidator : AbstractValidator<NoteRequest>
{
    public NoteValidator()
    {
        RuleFor(note => note.Text).Filled().Lines(5_000);
        RuleFor(note => note.Revision).GreaterThan(0);
    }
}
