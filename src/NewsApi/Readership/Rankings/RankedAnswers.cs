using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Metadata;
using NewsApi.Counting.Totals;
using NewsApi.Http.Answers;
using NewsApi.Http.Pages;
using NewsApi.Json;

namespace NewsApi.Readership.Rankings;

/// <summary>200 with a ranking of articles.</summary>
internal abstract class RankedAnswer(RankedStories ranked) : JsonAnswer
{
    private static readonly JsonEncodedText
        Items = ApiJson.Name("items"), Article = ApiJson.Name("article"), AsOf = ApiJson.Name("asOf"),
        LagSeconds = ApiJson.Name("lagSeconds"), Notes = ApiJson.Name("notes");

    private static readonly JsonTypeInfo<IReadOnlyList<PageNote>> NotesType = ApiJson.TypeOf<IReadOnlyList<PageNote>>();

    protected override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteStartArray(Items);
        foreach (var one in ranked.Items)
        {
            writer.WriteStartObject();
            WritePlace(writer, one.Row);
            writer.WritePropertyName(Article);
            one.Story.Write(writer, ranked.Shape);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WritePropertyName(AsOf);
        InstantConverter.Write(writer, ranked.Counted.AsOf);
        writer.WriteNumber(LagSeconds, ranked.Counted.LagSeconds);
        WriteRest(writer);
        if (ranked.Notes is { } notes)
        {
            writer.WritePropertyName(Notes);
            JsonSerializer.Serialize(writer, notes, NotesType);
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes the properties of an article's place in the ranking.</summary>
    protected abstract void WritePlace(Utf8JsonWriter writer, RankedRow row);

    protected virtual void WriteRest(Utf8JsonWriter writer)
    {
    }
}

/// <summary>200 with the most read articles.</summary>
internal sealed class MostAnswer(RankedStories ranked, MostQuery query) : RankedAnswer(ranked), IEndpointMetadataProvider
{
    private static readonly JsonEncodedText Count = ApiJson.Name("count"), By = ApiJson.Name("by"), Period = ApiJson.Name("period");

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(MostList), ["application/json"]));

    protected override void WritePlace(Utf8JsonWriter writer, RankedRow row) => writer.WriteNumber(Count, row.Count);

    protected override void WriteRest(Utf8JsonWriter writer)
    {
        writer.WriteString(By, Counters.Name(query.By));
        writer.WriteString(Period, query.Period);
    }
}

/// <summary>200 with the trending articles.</summary>
internal sealed class TrendingAnswer(RankedStories ranked) : RankedAnswer(ranked), IEndpointMetadataProvider
{
    private static readonly JsonEncodedText Score = ApiJson.Name("score"), Pinned = ApiJson.Name("pinned");

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(TrendingList), ["application/json"]));

    protected override void WritePlace(Utf8JsonWriter writer, RankedRow row)
    {
        writer.WriteNumber(Score, row.Score);
        writer.WriteBoolean(Pinned, row.Pinned);
    }
}
