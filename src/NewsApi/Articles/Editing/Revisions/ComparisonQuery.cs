using NewsApi.Http.Queries;

namespace NewsApi.Articles.Editing.Revisions;

/// <summary>Query of a comparison: the two revisions.</summary>
internal sealed record ComparisonQuery(int From, int To) : IQuery<ComparisonQuery>
{
    private static readonly QueryParameter FromParameter =
        new("from", QueryType.Integer, "Number of the older revision.") { Maximum = int.MaxValue, IsRequired = true };

    private static readonly QueryParameter ToParameter =
        new("to", QueryType.Integer, "Number of the newer revision.") { Maximum = int.MaxValue, IsRequired = true };

    public static ComparisonQuery Read(QueryReader reader) =>
        new(reader.Integer(FromParameter) ?? 1, reader.Integer(ToParameter) ?? 1);

    public static IReadOnlyList<QueryParameter> Parameters => [FromParameter, ToParameter];
}
