using NewsApi.Http.Queries;

namespace NewsApi.Http.Pages;

/// <summary>Query of a list without filters, ordered by id.</summary>
internal sealed record ListQuery(PageRequest Page) : IQuery<ListQuery>
{
    public static ListQuery Read(QueryReader reader) => new(PageRequest.Read(reader, numericKey: false));

    public static IReadOnlyList<QueryParameter> Parameters => PageRequest.Parameters;
}

/// <summary>Query of a list without filters that can return its total.</summary>
internal sealed record CountableListQuery(PageRequest Page) : IQuery<CountableListQuery>
{
    public static CountableListQuery Read(QueryReader reader) =>
        new(PageRequest.ReadCounted(reader, numericKey: false));

    public static IReadOnlyList<QueryParameter> Parameters => PageRequest.CountedParameters;
}
