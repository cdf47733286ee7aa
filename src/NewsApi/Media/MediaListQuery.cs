using NewsApi.Http.Pages;
using NewsApi.Http.Queries;
using NewsApi.Media.Images;
using NewsApi.Media.Pictures;

namespace NewsApi.Media;

/// <summary>The query parameters of the list of uploaded files.</summary>
internal sealed record MediaListQuery(
    PageRequest Page, MediaState State, MediaKind? Kind, string? Words, bool Unused, DateTimeOffset? UseUntilBefore)
    : IQuery<MediaListQuery>
{
    private static readonly QueryParameter StateParameter =
        new("state", QueryType.Choice, "State of the files to list; `active` when absent.")
        {
            Choices = [.. Enum.GetNames<MediaState>().Select(name => name.ToLowerInvariant())],
            ChoicesName = nameof(MediaState),
        };

    private static readonly QueryParameter KindParameter = new("kind", QueryType.Choice, "Kind of the files to list; all when absent.")
    {
        Choices = [.. Enum.GetNames<MediaKind>().Select(name => name.ToLowerInvariant())],
        ChoicesName = nameof(MediaKind),
    };

    private static readonly QueryParameter WordsParameter = new(
        "q", QueryType.Text, "Search text: lists only files that contain it in text alternative, caption, credit, creator, source, rights, "
        + "tags or name.")
    { Maximum = 100 };

    private static readonly QueryParameter UnusedParameter = new(
        "unused", QueryType.Flag, "Whether to list only files that no article and no front uses.");

    private static readonly QueryParameter BeforeParameter =
        new("useUntilBefore", QueryType.Instant, "A time; lists only files whose right of use ends before it.");

    public static MediaListQuery Read(QueryReader reader) => new(
        PageRequest.ReadCounted(reader, numericKey: true),
        Enum.Parse<MediaState>(reader.Choice(StateParameter) ?? nameof(MediaState.Active), ignoreCase: true),
        reader.Choice(KindParameter) is { } kind ? Enum.Parse<MediaKind>(kind, ignoreCase: true) : null,
        reader.Text(WordsParameter), reader.Flag(UnusedParameter), reader.Instant(BeforeParameter));

    public static IReadOnlyList<QueryParameter> Parameters =>
        [StateParameter, KindParameter, WordsParameter, UnusedParameter, BeforeParameter, .. PageRequest.CountedParameters];
}
