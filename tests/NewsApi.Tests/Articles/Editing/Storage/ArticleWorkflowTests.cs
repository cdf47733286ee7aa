using NewsApi.Access;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Tests.Articles.Editing.Walk;

namespace NewsApi.Tests.Articles.Editing.Storage;

/// <summary>
/// Every cell of the table: each action in each state by each role, and by writers for their own, assigned and others' articles.
/// </summary>
public class ArticleWorkflowTests
{
    // Nothing but the role and the state stands in the way of any action.
    private static readonly ArticleActionContext Free = new([new ArticleSchedule()], IsLanguageTaken: false);

    private static IEnumerable<TestCaseData> Cells =>
        from action in Enum.GetValues<ArticleAction>()
        from state in Enum.GetValues<ArticleState>()
        from role in Enum.GetValues<Role>()
        from relation in (string[])["own", "assigned", "foreign"]
        select new TestCaseData(action, state, role, relation);

    [TestCaseSource(nameof(Cells))]
    public void A_cell_of_the_table(ArticleAction action, ArticleState state, Role role, string relation)
    {
        var caller = new Caller("key:1", role);
        foreach (var last in (int?[])[null, 3])
        {
            var article = new Article
            {
                State = state, LastPublishedRevision = last, CreatedBy = relation == "own" ? caller.Id : "key:2",
                AssignedTo = relation == "assigned" ? caller.Id : null, NewestRevision = 4, SubmittedAt = DateTimeOffset.UnixEpoch,
            };
            var next = WorkflowTable.Next(action, state, wasPublic: last is not null);
            var refusal = ArticleWorkflow.Refuse(action, article, caller, () => Free);
            var allowed = ArticleWorkflow.Allowed(article, caller, Free);
            Assert.That(
                refusal?.StatusCode,
                Is.EqualTo(!WorkflowTable.MayEver(action, role, relation != "foreign") ? 403 : next is null ? 409 : (int?)null));
            Assert.That(allowed.Contains(action), Is.EqualTo(refusal is null));
            if (refusal?.StatusCode == 409)
                Assert.That(
                    refusal.Allowed,
                    Is.EquivalentTo(allowed.Select(one => char.ToLowerInvariant(one.ToString()[0]) + one.ToString()[1..])));
            // What was public once is no draft any more; that a draft was public can't be.
            if (refusal is null && !(state == ArticleState.Draft && last is not null))
                Assert.That(
                    ArticleWorkflow.Next(action, article),
                    Is.EqualTo(next == ArticleState.Unpublished && state == ArticleState.Draft ? ArticleState.Draft : next));
        }
    }

    [Test]
    public void A_refusal_names_the_role_or_the_state_that_is_missing()
    {
        var draft = new Article { State = ArticleState.Draft, CreatedBy = "key:1" };
        Assert.That(
            ArticleWorkflow.Refuse(ArticleAction.Publish, draft, new Caller("key:1", Role.Writer), () => Free)!.Detail,
            Does.Contain("role editor").And.Contain("role writer"));
        Assert.That(
            ArticleWorkflow.Refuse(ArticleAction.Unpublish, draft, new Caller("key:1", Role.Editor), () => Free)!.Detail,
            Does.Contain("state draft").And.Contain("publish"));
    }
}
