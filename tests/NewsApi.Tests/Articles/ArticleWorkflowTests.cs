using NewsApi.Access;
using NewsApi.Articles;

namespace NewsApi.Tests.Articles;

/// <summary>Every cell of the table: each action in each state by each role, and by writers for their own and others' articles.</summary>
public class ArticleWorkflowTests
{
    private static readonly ArticleState[] States = Enum.GetValues<ArticleState>();

    // What an editor may do, and where it leads; a dot is a refusal. D draft, R in review, S scheduled, P published, U unpublished, T trashed.
    private static readonly Dictionary<ArticleAction, string> Wanted = new()
    {
        //                          D R S P U T
        [ArticleAction.Edit] = "D R S P U .",
        [ArticleAction.Discard] = ". . . P . .",
        [ArticleAction.Submit] = "R . . P R .",
        [ArticleAction.Return] = ". D . P . .",
        [ArticleAction.Assign] = "D R S P U .",
        [ArticleAction.Publish] = "P P P P P .",
        [ArticleAction.Schedule] = "S S S P S .",
        [ArticleAction.Unschedule] = ". . D P . .",
        [ArticleAction.Unpublish] = ". . . U U .",
        [ArticleAction.Trash] = "T T T T T .",
        [ArticleAction.Restore] = ". . . . . D",
    };

    private static readonly ArticleAction[] OfWriters = [ArticleAction.Edit, ArticleAction.Discard, ArticleAction.Submit, ArticleAction.Return];

    private static IEnumerable<TestCaseData> Cells =>
        from action in Enum.GetValues<ArticleAction>()
        from state in States
        from role in Enum.GetValues<Role>()
        from relation in (string[])["own", "assigned", "foreign"]
        select new TestCaseData(action, state, role, relation);

    [TestCaseSource(nameof(Cells))]
    public void A_cell_of_the_table(ArticleAction action, ArticleState state, Role role, string relation)
    {
        var caller = new Caller("key:1", role);
        var article = new Article { State = state, CreatedBy = relation == "own" ? caller.Id : "key:2", AssignedTo = relation == "assigned" ? caller.Id : null };
        var letter = Wanted[action].Split(' ')[(int)state];
        var mayEver = role >= Role.Editor || (role == Role.Writer && OfWriters.Contains(action) && relation != "foreign");
        var refusal = ArticleWorkflow.Refuse(action, article, caller);
        Assert.That(refusal?.StatusCode, Is.EqualTo(!mayEver ? 403 : letter == "." ? 409 : (int?)null));
        Assert.That(ArticleWorkflow.Allowed(article, caller).Contains(action), Is.EqualTo(refusal is null));
        if (refusal?.StatusCode == 409)
            Assert.That(refusal.Allowed, Is.EquivalentTo(ArticleWorkflow.Allowed(article, caller).Select(allowed => char.ToLowerInvariant(allowed.ToString()[0]) + allowed.ToString()[1..])));
        if (refusal is null)
            Assert.That(ArticleWorkflow.Next(action, article).ToString()[0], Is.EqualTo(letter == "R" ? 'I' : letter[0]));
    }

    [Test]
    public void A_refusal_names_the_role_or_the_state_that_is_missing()
    {
        var draft = new Article { State = ArticleState.Draft, CreatedBy = "key:1" };
        Assert.That(ArticleWorkflow.Refuse(ArticleAction.Publish, draft, new Caller("key:1", Role.Writer))!.Detail, Does.Contain("role editor"));
        Assert.That(ArticleWorkflow.Refuse(ArticleAction.Unpublish, draft, new Caller("key:1", Role.Editor))!.Detail, Does.Contain("state draft").And.Contain("publish"));
    }

    [TestCase(ArticleAction.Restore, ArticleState.Trashed)]
    [TestCase(ArticleAction.Return, ArticleState.InReview)]
    [TestCase(ArticleAction.Unschedule, ArticleState.Scheduled)]
    public void What_was_public_once_rests_as_unpublished(ArticleAction action, ArticleState state) => Assert.That(
        ArticleWorkflow.Next(action, new Article { State = state, LastPublishedRevision = 3 }), Is.EqualTo(ArticleState.Unpublished));
}
