using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.ShareLinks.Kit;

namespace NewsApi.ShareLinks.Links;

/// <summary>The short link that every article gets with its first publication, in the same transaction.</summary>
/// <param name="Code">The random code for the new link. If it is taken, the link gets another one.</param>
/// <param name="Present">The number of automatic links that the article has already.</param>
/// <param name="Taken">The number of links that use the code, ended ones included.</param>
internal sealed record AutomaticLink(string Code, ReadBatch.FoundItem<long> Present, ReadBatch.FoundItem<long> Taken)
{
    private static readonly Sql PresentSql = new(
        "SELECT COUNT(*) FROM share_links WHERE article_id = @ArticleId AND automatic = @Automatic");

    /// <summary>Adds two reads to the batch: whether the article has an automatic link, and whether a new random code is taken.</summary>
    public static AutomaticLink Ask(ReadBatch batch, long articleId)
    {
        var code = ShareCode.New();
        return new AutomaticLink(
            code, batch.Find<long>(PresentSql, new { ArticleId = articleId, Automatic = true }), ShareLinkRepository.AskTaken(batch, code));
    }

    /// <summary>Adds the automatic link if the article has none.</summary>
    public static void Add(ContentWrite write, long articleId, string language)
    {
        var batch = new ReadBatch();
        var asked = Ask(batch, articleId);
        write.Read(batch);
        Add(write, articleId, language, asked);
    }

    /// <summary>Adds the automatic link if, by the results of <see cref="Ask"/>, the article has none.</summary>
    public static void Add(ContentWrite write, long articleId, string language, AutomaticLink asked)
    {
        if (asked.Present.Value == 0)
            ShareLinkRepository.AddUnread(
                write,
                new ShareLink
                {
                    ArticleId = articleId, Code = asked.Taken.Value == 0 ? asked.Code : ShareLinkRepository.FreeCode(write),
                    Language = language, Automatic = true,
                });
    }
}
