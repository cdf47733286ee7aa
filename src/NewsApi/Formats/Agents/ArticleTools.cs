using NewsApi.Articles.Published.Filters;
using NewsApi.Articles.Published.Lists;
using NewsApi.Articles.Published.Stories;
using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Formats.Markdown;
using NewsApi.Http.Pages;
using NewsApi.Http.Problems;
using NewsApi.Http.Queries;
using NewsApi.Json;
using NewsApi.ShareLinks.Embeds;
using NewsApi.Site;

namespace NewsApi.Formats.Agents;

/// <summary>The tools that find and read stories.</summary>
internal sealed class ArticleTools(
    ArticleLists lists, ArticleQueries articles, UrlLookup addresses, SiteCache sites, ToolResultCache answers)
{
    private const string NewestChangeFirst = "-modifiedAt";

    private static readonly ArticleShape Shape = ArticleShape.Of(
        "id", "language", "url", "title", "summary", "section", "tags", "source", "rights", "usage", "aiUse", "responsible", "publishedAt",
        "updatedAt", "version", "corrections");

    private static readonly QueryParameter
        IdParameter = new("id", QueryType.Integer, "The id of the story.") { Maximum = QueryParameter.GreatestId },
        UrlParameter = new("url", QueryType.Text, "The address of the story's page, if `id` is absent.") { Maximum = 2_100 };

    private static readonly QueryParameter[] ListParameters =
        [.. Filters("language", "section", "tag", "author", "publishedFrom", "publishedTo"), .. PageRequest.Parameters];

    public AgentTool Search { get; } = new(
        "search_articles", "Searches published stories, best match first. Each result has the address, terms of use and version.",
        [Filters("q").Single() with { IsRequired = true }, .. ListParameters], answers,
        (arguments, dependencies, ct) => List(lists, sites, arguments, dependencies, null, ct));

    public AgentTool Latest { get; } = new(
        "latest_articles", "Lists published stories, newest first.", ListParameters, answers,
        (arguments, dependencies, ct) => List(lists, sites, arguments, dependencies, null, ct));

    public AgentTool Corrections { get; } = new(
        "list_corrections",
        "Lists corrected stories, the latest change first. A page may be empty even if more pages follow: continue with `next`. "
        + "To find stories that have changed since you read them, compare their versions with yours.",
        [.. Filters("language", "section", "tag", "modifiedFrom"), .. PageRequest.Parameters], answers,
        (arguments, dependencies, ct) => List(lists, sites, arguments, dependencies, NewestChangeFirst, ct));

    public AgentTool Read { get; } = new(
        "read_article",
        "Reads one published story as Markdown. The text begins with the story's data as YAML and ends with a line that credits it. "
        + "A second text repeats source, terms of use, address and version as JSON.",
        [IdParameter, UrlParameter, ArticleQuery.LanguageParameter], answers,
        (arguments, dependencies, ct) => ReadOne(articles, addresses, sites, arguments, dependencies, ct));

    private static async Task<IReadOnlyList<string>> List(
        ArticleLists lists, SiteCache sites, QueryReader arguments, Dependencies dependencies, string? order, CancellationToken ct)
    {
        if (order is not null)
            arguments.Request.Query = new QueryCollection(
                arguments.Request.Query.ToDictionary().Append(new("sort", order)).ToDictionary());
        var list = ArticleListQuery.Read(arguments) with { Shape = Shape };
        arguments.ThrowIfRefused();
        var page = await lists.List(list, dependencies, site => site.DefaultLanguage, ct);
        foreach (var story in page.Stories)
            story.AddIncludesTo(dependencies, Shape);
        dependencies.Add(Dependency.Site);
        var settings = await sites.Settings(ct);
        var stories = page.Stories.Select(story => AgentStory.Of(story, settings, order is not null));
        if (order is not null)
            stories = stories.Where(one => one.Corrections is { Count: > 0 });
        return [ApiJson.Write(new AgentStories([.. stories], page.Info.Next))];
    }

    private static async Task<IReadOnlyList<string>> ReadOne(
        ArticleQueries articles, UrlLookup addresses, SiteCache sites, QueryReader arguments, Dependencies dependencies,
        CancellationToken ct)
    {
        var (id, url, language) =
            (arguments.Long(IdParameter), arguments.Text(UrlParameter), arguments.Language(ArticleQuery.LanguageParameter));
        if (id is null == url is null)
            arguments.Refuse(IdParameter, "required", "Needs either 'id' or 'url', not both.");
        arguments.ThrowIfRefused();
        var asked = id ?? (await addresses.Find(url!, ct))?.ArticleId ?? throw new ProblemException(Problem.NotFound("article"));
        var view = new RepresentationQuery(language, FallsBack: false);
        var found = await articles.Find(asked, view.Of(MarkdownArticle.Shape), ct);
        if (found.Story is not { } story)
            throw new ProblemException(
                found.OnlyInOtherLanguages ? RepresentationQuery.NotTranslated(view) : Absent(await articles.FindWithdrawal(asked, ct)));
        story.AddTo(dependencies, MarkdownArticle.Shape, asked);
        // The address may lead to another story later, so the answer depends on the lists.
        if (url is not null)
            dependencies.Add(Dependency.Lists);
        return [MarkdownArticle.Text(story), ApiJson.Write(AgentStory.Of(story, await sites.Settings(ct), withCorrections: true))];
    }

    private static Problem Absent(Withdrawal? withdrawal) => withdrawal is { ReplacedBy: { } other }
        ? new Problem(StatusCodes.Status410Gone, "gone", $"Another article replaces it: read the article {other}.")
        : MissingArticle.Answer<MarkdownAnswer>(withdrawal).Result as Problem ?? Problem.NotFound("article");

    private static IEnumerable<QueryParameter> Filters(params string[] names) =>
        names.Select(name => ArticleFilter.Parameters.Single(one => one.Name == name));
}
