using NewsApi.Access;
using NewsApi.Articles.Editing.Steps;
using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;
using NewsApi.Json;
using NewsApi.Tags;
using NewsApi.Terms;
using NewsApi.Text.Search;

namespace NewsApi.Articles.Editing.Bulk;

/// <summary>Moves articles from one tag to another, at most 500 per call, each call in one transaction.</summary>
internal sealed class TagSplit(ChangeLog changes)
{
    private const int MostAtOnce = 500;

    // With keep, an article matches as long as it has the first tag without the second.
    private static readonly Func<SqlDialect, string> Matching = dialect => $"""
        FROM articles AS a
        JOIN article_revisions AS r ON r.article_id = a.id AND r.number = a.newest_revision
        WHERE a.id IN (
            SELECT t.article_id FROM article_tags AS t
            WHERE t.tag_id = @From
              AND (@Keep = 0 OR NOT EXISTS (
                  SELECT 1 FROM article_tags AS twin WHERE twin.tag_id = @Into AND twin.article_id = t.article_id))
            UNION
            SELECT p.article_id FROM published_tags AS p
            WHERE p.tag_id = @From
              AND (@Keep = 0 OR NOT EXISTS (
                  SELECT 1 FROM published_tags AS beside WHERE beside.tag_id = @Into AND beside.article_id = p.article_id)))
          AND a.state <> 'Trashed'
          AND (@Language IS NULL OR a.language = @Language)
          AND (@Section IS NULL OR r.section_id = (
              SELECT x.id FROM sections AS x WHERE {FormerSlugs.Matches(ChangeKinds.Section, "x.", "@Section")}))
          AND (@Other IS NULL OR EXISTS (SELECT 1 FROM article_tags AS o WHERE o.tag_id = @Other AND o.article_id = a.id))
          AND (@Ids IS NULL OR a.id IN {dialect.Numbers("@Ids")})
          AND NOT EXISTS (SELECT 1 FROM {dialect.Names("@Words")} AS word WHERE r.words NOT LIKE word.value)
        """;

    private static readonly Sql CountSql = new(dialect => $"SELECT COUNT(*) {Matching(dialect)}");

    private static readonly Sql ListSql = new(dialect => $"SELECT a.id {Matching(dialect)} ORDER BY a.id {dialect.Limit("@Take")}");

    public Task<Outcome<TagSplitResponse>> Run(
        long id, int version, TagSplitRequest request, bool dryRun, Caller by, CancellationToken ct) => changes.WriteAsync(
        by,
        write => TagRepository.Load(write, id, version)
            .Then(from => TagRepository.FindOther(write, from, request.Into!).Then<TagSplitResponse>(into =>
        {
            var filter = request.Filter ?? new TagSplitFilter(null, null, null, null, null);
            var other = filter.Tag is null ? null : TagRepository.FindBySlug(write, filter.Tag);
            if (filter.Tag is not null && other is null)
                return Problem.Unprocessable(TagRepository.UnknownTag("/filter/tag", filter.Tag));
            var keep = request.Keep ?? false;
            var args = new
            {
                From = from.Id, Into = into.Id, Keep = keep ? 1 : 0, filter.Language, filter.Section, Other = other?.Id,
                Ids = filter.Ids is null ? null : ApiJson.Write(filter.Ids),
                Words = ApiJson.Write(SearchQuery.Parse(filter.Q ?? "").Select(term => term.Pattern)),
                Take = MostAtOnce,
            };
            var matched = write.Find<long>(CountSql, args);
            var (changed, refused) = (new List<long>(), new List<long>());
            foreach (var article in write.List<long>(ListSql, args))
                if (dryRun || ArticleRepository.Run(write, article, version: null, new RetagStep(from.Id, into.Id, keep)).Problem is null)
                    changed.Add(article);
                else
                    refused.Add(article);
            return new TagSplitResponse(matched, changed, refused, matched - changed.Count - refused.Count);
        })),
        ct);
}
