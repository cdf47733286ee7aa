using NewsApi.Http.Pages;
using NewsApi.Http.Queries;

namespace NewsApi.Access;

/// <summary>Query of the list of audit entries.</summary>
internal sealed record AuditListQuery(
    PageRequest Page, string? Actor, string? Kind, long? EntityId, string? Action, DateTimeOffset? From, DateTimeOffset? To)
    : IQuery<AuditListQuery>
{
    private static readonly QueryParameter ActorParameter = new("actor", QueryType.Text, "Only actions of this actor, such as key:7.");

    private static readonly QueryParameter KindParameter =
        new("kind", QueryType.Text, "Only actions on this kind of object, such as article or key.") { Maximum = 20 };

    private static readonly QueryParameter IdParameter =
        new("id", QueryType.Integer, "Only actions on objects with this id; use it with kind.") { Maximum = QueryParameter.GreatestId };

    private static readonly QueryParameter ActionParameter =
        new("action", QueryType.Text, "Only this action, such as published.") { Maximum = 40 };

    private static readonly QueryParameter FromParameter = new("from", QueryType.Instant, "Only actions from this time on.");

    private static readonly QueryParameter ToParameter = new("to", QueryType.Instant, "Only actions before this time.");

    public static AuditListQuery Read(QueryReader reader) => new(
        PageRequest.Read(reader, numericKey: true), reader.Text(ActorParameter), reader.Text(KindParameter), reader.Long(IdParameter),
        reader.Text(ActionParameter), reader.Instant(FromParameter), reader.Instant(ToParameter));

    public static IReadOnlyList<QueryParameter> Parameters =>
        [ActorParameter, KindParameter, IdParameter, ActionParameter, FromParameter, ToParameter, .. PageRequest.Parameters];
}
