using NewsApi.Http.Pages;
using NewsApi.Http.Queries;
using NewsApi.Media.Images;
using NewsApi.Media.Pictures;

namespace NewsApi.Media;

/// <summary>Query of the library.</summary>
internal sealed record MediaListQuery(
    PageRequest Page, MediaState State, MediaKind? Kind, string? Words, bool Unused, DateTimeOffset? UseUntilBefore)
    : IQuery<MediaListQuery>
{
    private static readonly QueryParameter StateParameter =
        new("state", QueryType.Choice, "Only files in this state; `active` when absent.")
        {
            Choices = [.. Enum.GetNames<MediaState>().Select(name => name.ToLowerInvariant())],
            ChoicesName = nameof(MediaState),
        };

    private static readonly QueryParameter KindParameter = new("kind", QueryType.Choice, "Only files of this kind.")
    {
        Choices = [.. Enum.GetNames<MediaKind>().Select(name => name.ToLowerInvariant())],
        ChoicesName = nameof(MediaKind),
    };

    private static readonly QueryParameter WordsParameter = new(
        "q", QueryType.Text, "Only files that contain this in text alternative, caption, credit, creator, source, rights, tags or name.")
    { Maximum = 100 };

    private static readonly QueryParameter UnusedParameter = new("unused", QueryType.Flag, "Only files that no article and no front uses.");

    private static readonly QueryParameter BeforeParameter =
        new("useUntilBefore", QueryType.Instant, "Only files whose right of use ends before this time.");

    public static MediaListQuery Read(QueryReader reader) => new(
        PageRequest.ReadCounted(reader, numericKey: true),
        Enum.Parse<MediaState>(reader.Choice(StateParameter) ?? nameof(MediaState.Active), ignoreCase: true),
        reader.Choice(KindParameter) is { } kind ? Enum.Parse<MediaKind>(kind, ignoreCase: true) : null,
        reader.Text(WordsParameter), reader.Flag(UnusedParameter), reader.Instant(BeforeParameter));

    public static IReadOnlyList<QueryParameter> Parameters =>
        [StateParameter, KindParameter, WordsParameter, UnusedParameter, BeforeParameter, .. PageRequest.CountedParameters];
}
