using System.Text.Json;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Articles.Published.Filters;
using NewsApi.Data.Statements;
using NewsApi.Http.Pages;
using NewsApi.Http.Queries;
using NewsApi.Text.Search;

namespace NewsApi.Articles.Editing;

/// <summary>Query of the editors' list: the newest revisions, most recently changed first.</summary>
internal sealed record DraftListQuery(
    ArticleState? State,
    string? AssignedTo,
    IReadOnlyList<NameFilter> Names,
    IReadOnlyList<InstantFilter> Instants,
    IReadOnlyList<SearchTerm>? Terms,
    PageRequest Page) : IQuery<DraftListQuery>
{
    private static readonly QueryParameter StateParameter = new(
        "state", QueryType.Choice, "State of the articles; when absent, all states except trashed.")
    {
        Choices = [.. Enum.GetNames<ArticleState>().Select(JsonNamingPolicy.CamelCase.ConvertName)],
        ChoicesName = nameof(ArticleState),
    };

    private static readonly QueryParameter AssignedParameter =
        new("assignedTo", QueryType.Text, "Caller to whom the articles are assigned, for example `key:7`.") { Maximum = 200 };

    private static readonly QueryParameter SearchParameter =
        new("q", QueryType.Text, $"Words to find in title and summary. {SearchQuery.Syntax}");

    public static DraftListQuery Read(QueryReader reader)
    {
        var state = reader.Choice(StateParameter);
        return new DraftListQuery(
            state is null ? null : Enum.Parse<ArticleState>(state, ignoreCase: true),
            reader.Text(AssignedParameter),
            NameFilter.Read(reader),
            InstantFilter.Read(reader, InstantFilter.Newest),
            reader.Text(SearchParameter) is { } text ? SearchQuery.Parse(text) : null,
            PageRequest.Read(reader, numericKey: true));
    }

    public static IReadOnlyList<QueryParameter> Parameters =>
    [
        StateParameter, AssignedParameter, .. NameFilter.Parameters, .. InstantFilter.Declare(InstantFilter.Newest), SearchParameter,
        .. PageRequest.Parameters,
    ];

    public void AddTo(SqlFilter sql)
    {
        if (State is { } state)
            sql.And("a.state = @State", "State", state.ToString());
        else
            sql.And("a.state <> @State", "State", nameof(ArticleState.Trashed));
        if (AssignedTo is not null)
            sql.And("a.assigned_to = @AssignedTo", "AssignedTo", AssignedTo);
        foreach (var names in Names)
            names.AddTo(sql);
        foreach (var instant in Instants)
            instant.AddTo(sql);
        if (Terms is { Count: 0 })
            sql.And("1 = 0");
        foreach (var term in Terms ?? [])
            sql.AndNumbered((_, words) => $"r.words LIKE {words}", term.Pattern);
    }
}
