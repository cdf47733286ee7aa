using NewsApi.Http.Pages;
using NewsApi.Http.Queries;
using NewsApi.Webhooks.Delivery;

namespace NewsApi.Webhooks;

/// <summary>Query of the deliveries of a subscription.</summary>
internal sealed record DeliveryListQuery(PageRequest Page, DeliveryState? State) : IQuery<DeliveryListQuery>
{
    private static readonly IReadOnlyDictionary<string, DeliveryState> States = new Dictionary<string, DeliveryState>
    {
        ["pending"] = DeliveryState.Pending, ["delivered"] = DeliveryState.Delivered, ["givenUp"] = DeliveryState.GivenUp,
    };

    private static readonly QueryParameter StateParameter = new("state", QueryType.Choice, "Only deliveries in this state.")
    {
        Choices = [.. States.Keys],
        ChoicesName = nameof(DeliveryState),
    };

    public static DeliveryListQuery Read(QueryReader reader) => new(
        PageRequest.Read(reader, numericKey: false), reader.Choice(StateParameter) is { } name ? States[name] : null);

    public static IReadOnlyList<QueryParameter> Parameters => [StateParameter, .. PageRequest.Parameters];
}
