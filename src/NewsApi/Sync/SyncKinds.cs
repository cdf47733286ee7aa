using NewsApi.Changes;

namespace NewsApi.Sync;

/// <summary>The kinds of things that a client can follow. The first sync sends the kinds in this order.</summary>
internal static class SyncKinds
{
    public static readonly IReadOnlyList<string> All =
    [
        ChangeKinds.Article, ChangeKinds.Tag, ChangeKinds.Section, ChangeKinds.Author, ChangeKinds.Site, ChangeKinds.Ranking,
        ChangeKinds.Front,
        ChangeKinds.Menu,
    ];
}
