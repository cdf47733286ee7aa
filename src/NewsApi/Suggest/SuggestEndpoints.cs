using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Articles.Published.Search;
using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Http;
using NewsApi.Http.Queries;
using NewsApi.Http.Routing;
using NewsApi.Site;
using NewsApi.Tags;
using NewsApi.Text.Search;

namespace NewsApi.Suggest;

internal static class SuggestEndpoints
{
    public static void MapSuggest(this IEndpointRouteBuilder content) =>
        content.MapRead("/suggest", Find).WithName("suggest").WithTags("Articles");

    /// <summary>Suggests titles, tags and people while a reader types into a search box.</summary>
    /// <remarks>
    /// Each word may be the beginning of a longer one. In titles the words may be in any order; in names of tags and people they must
    /// be in sequence. Letters with and without accents match each other, and punctuation is ignored.
    /// </remarks>
    private static async Task<Ok<SuggestResponse>> Find(
        SuggestQuery query, ReaderLanguage language, TitleSearch titles, SuggestedNames suggested, SiteCache sites, PublicUrl api,
        Dependencies dependencies, CancellationToken ct)
    {
        dependencies.Add(Dependency.Site);
        dependencies.Add(Dependency.Tags);
        dependencies.Add(Dependency.Authors);
        dependencies.Add(Dependency.List(language.Tag));
        if (query.Terms.Count == 0)
            return TypedResults.Ok(new SuggestResponse([], [], []));
        var addresses = new SiteUrls(await sites.Settings(ct), api);
        var names = await suggested.Get(ct);
        var articles = await titles.Find(query.Terms, language.Tag, query.Limit, ct);
        return TypedResults.Ok(new SuggestResponse(
            [.. articles.Select(title => new TitleSuggestion(title.Id, title.Language, title.Slug, title.Title, addresses.Of(title)))],
            [.. names.Tags.Find(query.Beginning, query.Limit)
                .Select(tag => new TagSuggestion(tag.Id, tag.Slug, Enum.Parse<TagKind>(tag.Kind), Name(tag)))],
            [.. names.People.Find(query.Beginning, query.Limit).Select(person => new PersonSuggestion(
                person is SuggestedNames.NamedAuthor ? PersonSource.Author : PersonSource.Tag, person.Id, person.Slug, Name(person)))]));

        string Name(SuggestedNames.NamedThing named) => named.Names.PickText(language.Tag, language.SiteDefault) ?? named.Slug;
    }
}

/// <summary>The text typed so far, and how many suggestions to return.</summary>
/// <param name="Terms">The search terms for titles.</param>
/// <param name="Beginning">The prefix for names: the folded words, joined by single spaces.</param>
/// <param name="Limit">The maximum length of each list.</param>
internal sealed record SuggestQuery(IReadOnlyList<SearchTerm> Terms, string Beginning, int Limit) : IQuery<SuggestQuery>
{
    private static readonly QueryParameter TextParameter = new("q", QueryType.Text, "The text typed so far.")
    {
        Maximum = 100,
        IsRequired = true,
    };

    private static readonly QueryParameter LimitParameter =
        new("limit", QueryType.Integer, "The maximum length of each list.") { Maximum = 20, Default = 5 };

    public static SuggestQuery Read(QueryReader reader)
    {
        var text = reader.Text(TextParameter) ?? "";
        var limit = reader.Integer(LimitParameter) ?? 1;
        return new SuggestQuery(SearchQuery.ParseUnfinished(text), string.Join(' ', SearchText.Words(text)), limit);
    }

    public static IReadOnlyList<QueryParameter> Parameters => [TextParameter, LimitParameter];
}
