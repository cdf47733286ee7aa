using NewsApi.Changes;

namespace NewsApi.Tests.Changes;

public class ChangeFilterTests
{
    private static readonly ChangeScope Scope = ChangeScope.Parse(
        """{"language":"en","version":3,"sections":[7,2],"tags":[11,12],"authors":[]}""");

    [Test]
    public void A_scope_matches_all_groups_by_any_of_their_members()
    {
        Assert.That(ChangeFilter.Everything.Matches(Scope), Is.True);
        Assert.That(Of(language: "EN", sections: [[7]], tags: [[11, 99], [12]]), Is.True);
        Assert.That(Of(sections: [[2]]), Is.True, "the section above");
        Assert.That(Of(language: "ru"), Is.False);
        Assert.That(Of(sections: [[3]]), Is.False);
        Assert.That(Of(tags: [[11], [99]]), Is.False);
        Assert.That(Of(tags: [[]]), Is.False, "a name that does not exist");
    }

    private static bool Of(string? language = null, long[][]? sections = null, long[][]? tags = null) => new ChangeFilter
    {
        Languages = language is null ? null : new HashSet<string>([language], StringComparer.OrdinalIgnoreCase),
        Sections = [.. (sections ?? []).Select(group => group.ToHashSet())],
        Tags = [.. (tags ?? []).Select(group => group.ToHashSet())],
    }.Matches(Scope);
}
