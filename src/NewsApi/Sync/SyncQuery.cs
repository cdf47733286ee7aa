using NewsApi.Articles.Published.Filters;
using NewsApi.Articles.Published.Stories;
using NewsApi.Changes;
using NewsApi.Formats.Wire;
using NewsApi.Http.Pages;
using NewsApi.Http.Queries;

namespace NewsApi.Sync;

/// <summary>Query of the changes of the site.</summary>
internal sealed record SyncQuery : IQuery<SyncQuery>
{
    public static readonly QueryParameter KindsParameter =
        new("kinds", QueryType.Choices, "The kinds to follow, separated by commas. Default: only articles.")
        {
            Choices = SyncKinds.All, ChoicesName = "ChangeKindName",
        };

    private const string Article = "article", AsNinjs = "ninjs";

    private static readonly QueryParameter
        SinceParameter = new(
            SyncTokens.Since, QueryType.Text,
            "The value of `next` from the last answer, with the same filters and key. Without `since`, a first sync begins.")
        {
            Maximum = 4_000,
        },
        WaitParameter = new(
            "wait", QueryType.Integer, "If there is no change yet: for how many seconds the answer waits for one.")
        {
            Minimum = 0, Maximum = 30, Default = 0,
        },
        IncludeParameter = new(
            "include", QueryType.Choices,
            "Adds each article to its change. `article`: the article, whole or only its `fields`. `ninjs`: the article as IPTC ninjs 3.1; "
            + "an article that is no longer public has the status `canceled`. Only one of the two is allowed.")
        {
            Choices = [Article, AsNinjs], ChoicesName = "ChangeInclude",
        },
        LimitParameter = new(PageRequest.LimitName, QueryType.Integer, "The maximum number of changes.") { Maximum = 100, Default = 100 };

    public static IReadOnlyList<QueryParameter> FilterParameters { get; } =
    [
        .. NameFilter.Parameters.Where(one => one.Name is "language" or "tag"),
        NameFilter.Parameters.Single(one => one.Name == "section") with
        {
            Description = "Only articles in one of these sections (slugs), or in one below them.",
        },
        KindsParameter,
    ];

    public string? Since { get; init; }

    public int Wait { get; init; }

    public long MinSeq { get; init; }

    public SyncFilter Part { get; init; } = SyncFilter.Everything;

    public IReadOnlySet<string> Kinds { get; init; } = new HashSet<string> { ChangeKinds.Article };

    /// <summary>The fields that are written of each article; null for entries without articles.</summary>
    public ArticleShape? Shape { get; init; }

    /// <summary>Whether articles are shown as ninjs.</summary>
    public bool IsNinjs { get; init; }

    public int Limit { get; init; }

    /// <summary>The filters as one text; a token works only with the filters that it was made with.</summary>
    public string Filters => string.Join(
        '\n',
        Part.Names.Select(one => $"{one.By}={Sorted(one.Slugs)}").Append(string.Join(',', Kinds.Order(StringComparer.Ordinal))));

    /// <summary>The language of names in the entries: the language of the filter if it has exactly one; otherwise null.</summary>
    public string? Language =>
        Part.Names.Where(one => one.By == NameFilter.FilterSubject.Language).ToList() is [{ Slugs: [var only] }] ? only : null;

    public static IReadOnlyList<QueryParameter> Parameters =>
    [
        SinceParameter, WaitParameter, .. FilterParameters, IncludeParameter, .. ArticleShape.SyncParameters, LimitParameter,
        Caching.MinSeq.Parameter,
    ];

    /// <summary>The parameters for clients whose key decides what they follow: without filters, except <c>kinds</c>.</summary>
    public static IReadOnlyList<QueryParameter> UnfilteredParameters => [.. Parameters.Except(FilterParameters), KindsParameter];

    public static SyncQuery Read(QueryReader reader) => ReadUnfiltered(reader) with { Part = new SyncFilter(ReadFilters(reader)) };

    public static SyncQuery ReadUnfiltered(QueryReader reader)
    {
        var shape = ArticleShape.ReadSync(reader);
        var include = reader.Choices(IncludeParameter) ?? new HashSet<string>();
        if (include.Count > 1)
            reader.Refuse(IncludeParameter, "not_both", "Takes `article` or `ninjs`, not both.");
        return new SyncQuery
        {
            Since = reader.Text(SinceParameter),
            Wait = reader.Integer(WaitParameter) ?? 0,
            MinSeq = reader.Long(Caching.MinSeq.Parameter) ?? 0,
            Kinds = ReadKinds(reader),
            Shape = include.Contains(AsNinjs) ? Ninjs.Full : include.Count > 0 ? shape : null,
            IsNinjs = include.Contains(AsNinjs),
            Limit = reader.Integer(LimitParameter) ?? 1,
        };
    }

    public static IReadOnlySet<string> ReadKinds(QueryReader reader) =>
        reader.Choices(KindsParameter) ?? new HashSet<string> { ChangeKinds.Article };

    public static IReadOnlyList<NameFilter> ReadFilters(QueryReader reader)
    {
        var names = NameFilter.Read(reader);
        foreach (var parameter in FilterParameters)
            if (parameter.Name is "section" or "language" && reader.Request.Query[parameter.Name].Count > 1)
                reader.Refuse(parameter, "repeated", "This parameter must not be repeated.");
        return names;
    }

    private static string Sorted(IEnumerable<string> slugs) =>
        string.Join(',', slugs.Select(slug => slug.ToLowerInvariant()).Order(StringComparer.Ordinal));
}
