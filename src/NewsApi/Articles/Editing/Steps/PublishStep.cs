using NewsApi.Articles.Editing.Storage;
using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;
using NewsApi.ShareLinks.Links;

namespace NewsApi.Articles.Editing.Steps;

/// <summary>Makes a revision public.</summary>
/// <param name="Request">The request.</param>
internal sealed record PublishStep(PublishRequest Request) : ArticleStep(ArticleAction.Publish)
{
    /// <summary>The revision to publish; null for the newest.</summary>
    public int? Revision { get; init; }

    /// <summary>Ids of the stories that the publication changes; available only after the batch of <see cref="Ask"/> has run.</summary>
    public IEnumerable<long> Stories
    {
        get
        {
            var inputs = Asked!.Inputs();
            return inputs.Present is { } present
                ? [present.TranslationGroup, inputs.Revision.TranslationGroup]
                : [inputs.Revision.TranslationGroup];
        }
    }

    private AskedParts? Asked { get; init; }

    public override ArticleStep Ask(ReadBatch batch, long id) => this with { Asked = AskParts(batch, id) };

    public override Outcome<StepResult> Apply(ContentWrite write, Article current, Article next)
    {
        var number = Revision ?? current.NewestRevision;
        // This check does not include the public translations. They are checked below.
        if (ActionConditions.Publish(current, number, Request.PublishedAt) is { } refusal)
            return refusal;
        var kind = KindOf(current, number);
        if (kind == PublicationKind.Correction && current.LastPublishedRevision is null)
            return Problem.Conflict("nothing_to_correct", "The article has never been public, so there is nothing to correct.");
        var publishedAt = Request.PublishedAt ?? current.PublishedAt ?? write.Now;
        var article = next with
        {
            PublishedRevision = number,
            LastPublishedRevision = number,
            PublishedAt = publishedAt,
            UpdatedAt = UpdatedAt(current, number, kind, publishedAt, write.Now),
            SubmittedAt = null,
            SubmittedBy = null,
        };
        var asked = Asked ?? AskNow(write, current.Id);
        var inputs = asked.Inputs();
        if (ActionConditions.Translation(article, inputs.IsLanguageTaken) is { } taken)
            return taken;
        if (inputs.Needs.Refuse() is { } lacking)
            return lacking;
        if (kind == PublicationKind.Correction)
            inputs = inputs with { Corrections = ArticleCorrections.Add(write, article, Request.Note!, inputs.Corrections) };
        // A schedule for an older revision must not publish it later.
        ArticleSchedules.Cancel(write, article.Id, ScheduledAction.Publish);
        return PublishedProjection.Publish(write, article, inputs).Then<StepResult>(_ =>
        {
            AutomaticLink.Add(write, article.Id, article.Language, asked.Link);
            return new StepResult(article, ChangeActions.Published, new { revision = number, kind, note = Request.Note }) { Kind = kind };
        });
    }

    private AskedParts AskParts(ReadBatch batch, long id) => new(PublicationInputs.Ask(batch, id, Revision), AutomaticLink.Ask(batch, id));

    private AskedParts AskNow(ContentWrite write, long id)
    {
        var batch = new ReadBatch();
        var asked = AskParts(batch, id);
        write.Read(batch);
        return asked;
    }

    private PublicationKind KindOf(Article current, int number) =>
        current.LastPublishedRevision is null
            ? Request.Kind == PublicationKind.Correction ? PublicationKind.Correction : PublicationKind.First
        : Request.Kind ?? (current.LastPublishedRevision == number ? PublicationKind.Typo : PublicationKind.Update);

    // A first publication, an unchanged republication and a typo are not updates.
    private static DateTimeOffset UpdatedAt(
        Article current, int number, PublicationKind kind, DateTimeOffset publishedAt, DateTimeOffset now) =>
        current.LastPublishedRevision is null ? publishedAt
        : current.LastPublishedRevision != number && kind >= PublicationKind.Update ? now
        // Before the first update, updatedAt equals publishedAt. It is never earlier than publishedAt.
        : current.UpdatedAt == current.PublishedAt || current.UpdatedAt < publishedAt ? publishedAt
        : current.UpdatedAt!.Value;

    private sealed record AskedParts(Func<PublicationInputs> Inputs, AutomaticLink Link);
}
