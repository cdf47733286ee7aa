using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.ShareLinks.Kit;

namespace NewsApi.ShareLinks.Links;

/// <summary>The link that every article gets with its first publication, in the publication's own transaction.</summary>
/// <param name="Code">The code that it will have.</param>
/// <param name="Present">How many automatic links the article has.</param>
/// <param name="Taken">How many links have, or had, the code.</param>
internal sealed record AutomaticLink(string Code, ReadBatch.FoundItem<long> Present, ReadBatch.FoundItem<long> Taken)
{
    private static readonly Sql PresentSql = new(
        "SELECT COUNT(*) FROM share_links WHERE article_id = @ArticleId AND automatic = @Automatic");

    /// <summary>Adds two reads to the batch: whether the article has a link already, and whether a new random code is taken.</summary>
    public static AutomaticLink Ask(ReadBatch batch, long articleId)
    {
        var code = ShareCode.New();
        return new AutomaticLink(
            code, batch.Find<long>(PresentSql, new { ArticleId = articleId, Automatic = true }), ShareLinkRepository.AskTaken(batch, code));
    }

    /// <summary>Adds the link if the article has none.</summary>
    public static void Add(ContentWrite write, long articleId, string language)
    {
        var batch = new ReadBatch();
        var asked = Ask(batch, articleId);
        write.Read(batch);
        Add(write, articleId, language, asked);
    }

    /// <summary>Adds the link if the article has none, by the results of <see cref="Ask"/>.</summary>
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
