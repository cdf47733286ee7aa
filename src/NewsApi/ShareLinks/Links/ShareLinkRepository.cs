using NewsApi.Access;
using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Http.Answers;
using NewsApi.Http.Pages;
using NewsApi.Http.Problems;
using NewsApi.ShareLinks.Kit;
using NewsApi.Site;
using NewsApi.Text.Names;

namespace NewsApi.ShareLinks.Links;

/// <summary>Writes short links and reads them for editors. A code is never used twice: links are ended, not deleted.</summary>
internal sealed class ShareLinkRepository(Db db, ChangeLog changes)
{
    // There are 27^7 codes, so a second try is rare. If ten tries fail, there is another fault.
    private const int MostTries = 10;

    internal const string Columns = """
        id, code, article_id, language, automatic, note, campaign, starts_at, expires_at, on_expiry, max_clicks, preview, ended_at,
        version, created_at, created_by, modified_at,
        CASE WHEN max_clicks IS NULL THEN 0 ELSE (SELECT u.used FROM share_link_uses AS u WHERE u.link_id = share_links.id) END AS uses
        """;

    private static readonly Sql FindSql = new($"SELECT {Columns} FROM share_links WHERE id = @Id");

    private static readonly Sql CodeSql = new("""
        SELECT (SELECT COUNT(*) FROM share_links WHERE code = @Code) + (SELECT COUNT(*) FROM share_link_headstones WHERE code = @Code)
        """);

    private static readonly KeysetSql ListSql = new("id", page => $"""
        SELECT {Columns}
        FROM share_links
        WHERE {page.AfterEdge} AND (@ArticleId IS NULL OR article_id = @ArticleId)
        {page.OrderAndLimit}
        """, descending: true);

    private const string AddedColumns = """
        code, article_id, language, automatic, note, campaign, starts_at, expires_at, on_expiry, max_clicks, preview, version, seq,
        created_at, created_by, modified_at
        """;

    private const string AddedValues = """
        @Code, @ArticleId, @Language, @Automatic, @Note, @Campaign, @StartsAt, @ExpiresAt, @OnExpiryName, @MaxClicks, @Preview,
        @Version, @Seq, @CreatedAt, @CreatedBy, @ModifiedAt
        """;

    private static readonly Sql AddSql = new(dialect => $"""
        INSERT INTO share_links ({AddedColumns})
        {dialect.OutputId}
        VALUES ({AddedValues})
        {dialect.ReturningId}
        """);

    private static readonly Sql AddUnreadSql = new($"INSERT INTO share_links ({AddedColumns}) VALUES ({AddedValues})");

    private static readonly Sql CreatedSql = new(Changes.CreatedSql.Change("share_links", "code"));

    private static readonly Sql CreatedAuditSql = new(Changes.CreatedSql.Audit("share_links", "code"));

    private static readonly Sql UpdateSql = new("""
        UPDATE share_links
        SET language = @Language, note = @Note, campaign = @Campaign, starts_at = @StartsAt, expires_at = @ExpiresAt,
            on_expiry = @OnExpiryName, max_clicks = @MaxClicks, preview = @Preview, ended_at = @EndedAt,
            version = @Version, seq = @Seq, modified_at = @ModifiedAt
        WHERE id = @Id
        """);

    public Task<ShareLink?> Find(long id, CancellationToken ct) => db.FindAsync<ShareLink>(FindSql, new { Id = id }, ct);

    /// <summary>Lists links, the newest first.</summary>
    public Task<IReadOnlyList<ShareLink>> List(PageRequest page, long? articleId, CancellationToken ct) =>
        db.ListAsync<ShareLink>(ListSql.For(page), new { Edge = ListSql.EdgeId(page), ArticleId = articleId, page.Take }, ct);

    public Task<Outcome<ShareLink>> Add(NewShareLinkRequest request, Caller by, CancellationToken ct) =>
        changes.WriteAsync<ShareLinkReferences, Outcome<ShareLink>>(
            by,
            batch => ShareLinkReferences.Ask(batch, request),
            (write, asked) =>
            {
                if (asked.Unknown() is { Count: > 0 } unknown)
                    return Problem.Unprocessable(unknown);
                if (asked.Taken() is { Count: > 0 } taken)
                    return Problem.Conflict("alias_taken", "Another link uses, or once used, this code.", taken);
                var code = request.Alias?.ToLowerInvariant() ?? FreeCode(write);
                return Insert(write, With(new ShareLink { ArticleId = request.ArticleId!.Value, Code = code }, request));
            },
            ct);

    /// <summary>Adds a read to the batch: the number of links with this code, ended ones included.</summary>
    public static ReadBatch.FoundItem<long> AskTaken(ReadBatch batch, string code) => batch.Find<long>(CodeSql, new { Code = code });

    /// <summary>Adds a link that has no limit of clicks. It needs no round trip, because it does not read the new id back.</summary>
    public static void AddUnread(ContentWrite write, ShareLink link)
    {
        var stored = New(write, link);
        write.Run(AddUnreadSql, Row(stored, write));
        write.RecordCreated(ChangeKinds.ShareLink, CreatedSql, CreatedAuditSql, stored.Code, AuditDetail.Of(null, stored));
    }

    public Task<Outcome<ShareLink>> Update(long id, int version, ShareLinkRequest request, Caller by, CancellationToken ct) =>
        changes.WriteAsync(
            by,
            write => Load(write, id, version).Then<ShareLink>(link =>
                link.Automatic && ChangesItsLife(link, request) ? LivesWithItsArticle()
                : request.Language is { } language && !IsKnown(write, link, language)
                    ? Problem.Unprocessable(UnknownLanguage(SiteRepository.Get(write), language))
                : Save(write, link, With(link, request))),
            ct);

    /// <summary>Ends a link for good.</summary>
    public Task<Outcome<ShareLink>> End(long id, int version, Caller by, CancellationToken ct) => changes.WriteAsync(
        by,
        write => Load(write, id, version).Then<ShareLink>(link => link.EndedAt is not null
            ? Problem.Conflict("already_ended", "This link has already been ended.")
            : link.Automatic ? LivesWithItsArticle()
            : Save(write, link, link with { EndedAt = write.Now })),
        ct);

    private static Outcome<ShareLink> Load(ContentWrite write, long id, int version) =>
        Outcome.Current(write.Find<ShareLink>(FindSql, new { Id = id }), version, "share link");

    // A link may keep a language that the site no longer has.
    private static bool IsKnown(ContentWrite write, ShareLink link, string language) =>
        language.Equals(link.Language, StringComparison.OrdinalIgnoreCase) || SiteRepository.Get(write).Find(language) is not null;

    internal static ProblemError UnknownLanguage(SiteSettings site, string language) => ProblemError.InBody(
        "/language", "unknown_language",
        $"The site has no language '{language}': it has {string.Join(", ", site.Languages)}. "
        + "An admin adds one with PUT /v1/editorial/site.");

    private static bool ChangesItsLife(ShareLink link, ShareLinkRequest request) =>
        request.StartsAt is not null || request.ExpiresAt is not null || request.MaxClicks is not null
        || (request.Language is { } language && !language.Equals(link.Language, StringComparison.OrdinalIgnoreCase));

    private static Problem LivesWithItsArticle() => Problem.Conflict(
        "automatic_link",
        "The article's automatic link can't be ended or limited. Create another link to set a time, a maximum of clicks or a language.");

    private static ShareLink With(ShareLink link, IShareLinkSettings settings) => link with
    {
        // The automatic link always belongs to the article that it was made for.
        Language = link.Automatic ? link.Language : settings.Language is { } language ? Languages.Canonical(language) : null,
        Note = settings.Note,
        Campaign = settings.Campaign ?? new Campaign(null, null, null, null, null),
        StartsAt = settings.StartsAt,
        ExpiresAt = settings.ExpiresAt,
        OnExpiry = settings.OnExpiry ?? ExpiryAction.Article,
        MaxClicks = settings.MaxClicks,
        Preview = LinkPreview.From(settings.Preview),
    };

    private static ShareLink Insert(ContentWrite write, ShareLink link)
    {
        var stored = New(write, link);
        stored = stored with { Id = write.Insert(AddSql, Row(stored, write)) };
        BeginUses(write, stored);
        write.Record(ChangeKinds.ShareLink, stored.Id, ChangeActions.Created, detail: AuditDetail.Of(null, stored));
        return stored;
    }

    private static ShareLink New(ContentWrite write, ShareLink link) =>
        link with { Version = 1, CreatedAt = write.Now, CreatedBy = write.By.Id, ModifiedAt = write.Now };

    private static ShareLink Save(ContentWrite write, ShareLink link, ShareLink changed)
    {
        if (AuditDetail.Of(link, changed).Count == 0)
            return link;
        var stored = changed with { Version = link.Version + 1, ModifiedAt = write.Now };
        write.Run(UpdateSql, Row(stored, write));
        // If a limit is set again, the old count continues.
        if (BeginUses(write, stored))
            stored = stored with { Uses = write.Find<int>(ShareLinkUses.FindSql, new { stored.Id }) };
        write.Record(ChangeKinds.ShareLink, stored.Id, ChangeActions.Updated, detail: AuditDetail.Of(link, stored));
        return stored;
    }

    private static bool BeginUses(ContentWrite write, ShareLink link)
    {
        if (link.MaxClicks is not null)
            write.Run(ShareLinkUses.BeginSql, new { link.Id });
        return link.MaxClicks is not null;
    }

    // Content writes run one after the other. So a free code stays free in this transaction.
    private static bool IsFree(ContentWrite write, string code) => write.Find<long>(CodeSql, new { Code = code }) == 0;

    internal static string FreeCode(ContentWrite write)
    {
        for (var attempt = 0; attempt < MostTries; attempt++)
            if (ShareCode.New() is var code && IsFree(write, code))
                return code;
        throw new InvalidOperationException("No free code was found for a share link.");
    }

    private static object Row(ShareLink link, ContentWrite write) => new
    {
        link.Id, link.Code, link.ArticleId, link.Language, link.Automatic, link.Note, link.Campaign, link.StartsAt,
        link.ExpiresAt, OnExpiryName = link.OnExpiry.ToString(), link.MaxClicks, link.Preview, link.EndedAt, link.Version, write.Seq,
        link.CreatedAt, link.CreatedBy, link.ModifiedAt,
    };
}
