using NewsApi.Changes;
using NewsApi.Data.Statements;

namespace NewsApi.Fronts.Editing;

/// <summary>Stores the revision of a front that readers see, and the history of its publications.</summary>
internal static class FrontPublications
{
    private static readonly Sql DeleteSql = new("DELETE FROM published_fronts WHERE front_id = @Id");

    private static readonly Sql AddSql = new("""
        INSERT INTO published_fronts
            (front_id, slug, revision, content, published_at, updated_at, effective_at, next_at, seq)
        VALUES (@Id, @Slug, @Revision, @Content, @PublishedAt, @Now, @Now, @NextAt, @Seq)
        """);

    private static readonly Sql AddTimeSql =
        new("INSERT INTO front_publications (front_id, seq, at, revision) VALUES (@Id, @Seq, @Now, @Revision)");

    private static readonly Sql ForgetSql = new("DELETE FROM front_publications WHERE front_id = @Id");

    private static readonly Sql ForgetPreviewsSql = new("DELETE FROM front_previews WHERE front_id = @Id");

    /// <summary>Makes the newest revision public.</summary>
    public static void Publish(ContentWrite write, Front front)
    {
        write.Run(DeleteSql, new { front.Id });
        write.Run(
            AddSql,
            new
            {
                front.Id, front.Slug, Revision = front.NewestRevision, Content = front.Draft, front.PublishedAt, front.NextAt, write.Now,
                write.Seq,
            });
        write.Run(AddTimeSql, new { front.Id, write.Seq, write.Now, Revision = (int?)front.NewestRevision });
        FrontPictures.KeepPublic(write, front.Id, front.Draft);
    }

    public static void Unpublish(ContentWrite write, long id)
    {
        write.Run(DeleteSql, new { Id = id });
        write.Run(AddTimeSql, new { Id = id, write.Seq, write.Now, Revision = (int?)null });
        FrontPictures.KeepPublic(write, id, content: null);
    }

    /// <summary>Deletes the publications and the preview links of a front that is deleted.</summary>
    public static void Forget(ContentWrite write, long id)
    {
        write.Run(ForgetPreviewsSql, new { Id = id });
        write.Run(ForgetSql, new { Id = id });
    }
}
