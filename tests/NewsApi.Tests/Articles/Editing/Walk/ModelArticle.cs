using NewsApi.Access;
using NewsApi.Articles.Editing.Storage;

namespace NewsApi.Tests.Articles.Editing.Walk;

/// <summary>A text of the walk: it holds one word that no other text holds.</summary>
internal sealed record ModelText(string Word, string Slug, string Author)
{
    public bool WasPublic { get; set; }
}

/// <summary>A person of the walk.</summary>
internal sealed record Person(string Id, Role Role);

/// <summary>An article as it should be. All of the editorial rules in the fewest lines, without a database.</summary>
internal sealed class ModelArticle(long id, string owner, ModelText first)
{
    public long Id => id;

    public string Owner => owner;

    public ArticleState State { get; private set; }

    public int Version { get; private set; } = 1;

    public List<ModelText> Texts { get; } = [first];

    public int Newest { get; private set; } = 1;

    public int? Published { get; private set; }

    public int? LastPublished { get; private set; }

    public bool IsSubmitted { get; private set; }

    public (DateTimeOffset At, int Revision)? PublishDue { get; private set; }

    public DateTimeOffset? UnpublishDue { get; private set; }

    public ModelText NewestText => Texts[Newest - 1];

    public ModelText? PublicText => Published is { } number ? Texts[number - 1] : null;

    /// <summary>The status with which readers are answered.</summary>
    public int PublicStatus => Published is not null ? 200 : LastPublished is not null ? 410 : 404;

    /// <summary>What stands against an action before it is looked at closely: role, version, ownership, state, in this order.</summary>
    public int? Refuse(ArticleAction action, Person person, int version) =>
        !WorkflowTable.IsForWriters(action) && person.Role < Role.Editor ? 403
        : version != Version ? 412
        : !WorkflowTable.MayEver(action, person.Role, owner == person.Id) ? 403
        : Next(action) is null ? 409
        : null;

    public int Edit(ModelText text, bool writesOver)
    {
        if (writesOver)
            Texts[Newest - 1] = text;
        else
        {
            Texts.Add(text);
            Newest = Texts.Count;
        }

        return Done(ArticleAction.Edit);
    }

    /// <summary>Whether autosave may write the newest text over, if it is young enough.</summary>
    public bool MayWriteOver(Person person) =>
        NewestText.Author == person.Id && !NewestText.WasPublic && PublishDue?.Revision != Newest;

    public int RestoreRevision(int number, Person person) =>
        number > Texts.Count ? 404
        : (Texts[number - 1].Word, Texts[number - 1].Slug) == (NewestText.Word, NewestText.Slug) ? 200
        : Edit(Texts[number - 1] with { Author = person.Id, WasPublic = false }, writesOver: false);

    public int Discard()
    {
        if (Published == Newest)
            return 409;
        (Newest, IsSubmitted, PublishDue) = (Published!.Value, false, null);
        return Done(ArticleAction.Discard);
    }

    public int Submit()
    {
        if (Published == Newest)
            return 409;
        IsSubmitted = true;
        return Done(ArticleAction.Submit);
    }

    public int Return()
    {
        if (!IsSubmitted)
            return 409;
        IsSubmitted = false;
        return Done(ArticleAction.Return);
    }

    public int Publish(int? revision = null)
    {
        var number = revision ?? Newest;
        if (Published == number)
            return 409;
        (Published, LastPublished, IsSubmitted, PublishDue) = (number, number, false, null);
        Texts[number - 1].WasPublic = true;
        return Done(ArticleAction.Publish);
    }

    public int Schedule(DateTimeOffset? publishAt, DateTimeOffset? unpublishAt, DateTimeOffset now)
    {
        if (publishAt is null && State != ArticleState.Published)
            return 422;
        if (publishAt is not null && Published == Newest)
            return 409;
        (PublishDue, UnpublishDue) = (null, unpublishAt);
        if (publishAt <= now)
            return Publish();
        if (publishAt is { } at)
            (PublishDue, IsSubmitted) = ((at, Newest), false);
        return Done(ArticleAction.Schedule);
    }

    public int Unschedule()
    {
        if (PublishDue is null && UnpublishDue is null)
            return 409;
        (PublishDue, UnpublishDue) = (null, null);
        return Done(ArticleAction.Unschedule);
    }

    public int Unpublish()
    {
        (Published, PublishDue, UnpublishDue, IsSubmitted) = (null, null, null, false);
        return Done(ArticleAction.Unpublish);
    }

    public int Trash()
    {
        (Published, PublishDue, UnpublishDue, IsSubmitted) = (null, null, null, false);
        return Done(ArticleAction.Trash);
    }

    public int Restore() => Done(ArticleAction.Restore);

    /// <summary>What the clock does.</summary>
    public void PassTime(DateTimeOffset now)
    {
        if (PublishDue is { } due && due.At <= now)
            Publish(due.Revision);
        if (UnpublishDue <= now)
            Unpublish();
    }

    public override string ToString() =>
        $"article {Id} of {Owner}: {State} v{Version}, newest {Newest} ({NewestText.Word}), "
            + $"published {Published}, due {PublishDue} {UnpublishDue}";

    private ArticleState? Next(ArticleAction action) => WorkflowTable.Next(action, State, LastPublished is not null);

    private int Done(ArticleAction action)
    {
        State = Next(action)!.Value;
        Version++;
        return 200;
    }
}
