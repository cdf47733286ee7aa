namespace NewsApi.Desk;

internal sealed record Note
{
    public long Id { get; init; }

    public long ArticleId { get; init; }

    public int? Revision { get; init; }

    public string Text { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public string CreatedBy { get; init; } = "";

    public NoteResponse ToResponse() => new(Id, Text, Revision, CreatedAt, CreatedBy);
}
