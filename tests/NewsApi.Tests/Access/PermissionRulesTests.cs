using System.Net.Http.Json;
using NewsApi.Access;
using NewsApi.Tests.Support;
using static NewsApi.Access.Permission;

namespace NewsApi.Tests.Access;

/// <summary>Who may do what to whose objects, asked cell by cell.</summary>
public class PermissionRulesTests(Database database) : DatabaseFixture(database)
{
    private const string Every = "maker creator assigned other editor admin", Own = "creator assigned editor admin",
        Made = "maker editor admin", Editors = "editor admin";

    // {a} is an article that "creator" created and "assigned" has. Its preview {p}, note {n} and presence are of "maker", who had it
    // before. {s} is a short link to it.
    private static readonly Cell[] Cells =
    [
        new(ReadArticle, Every, "GET", "/v1/editorial/articles"),
        new(ReadArticle, Every, "GET", "{a}"),
        new(ReadArticle, Every, "GET", "{a}/visibility"),
        new(CreateArticle, Every, "POST", "/v1/editorial/articles", Makers.Content()),
        new(EditArticle, Own, "PUT", "{a}", Makers.Content("Edited")),
        new(EditArticle, Own, "PATCH", "{a}", new { title = "Patched" }),
        new(EditArticle, Own, "POST", "{a}/revisions/1/restore"),
        new(DiscardChanges, Own, "POST", "{a}/discard", null, "publish", "edit"),
        new(SubmitArticle, Own, "POST", "{a}/submit"),
        new(ReturnArticle, Own, "POST", "{a}/return", null, "submit"),
        new(AssignArticle, Editors, "POST", "{a}/assign", new { assignee = "key:1" }),
        new(PublishArticle, Editors, "POST", "{a}/publish"),
        new(ScheduleArticle, Editors, "POST", "{a}/schedule", new { publishAt = "2036-01-01T00:00:00Z" }),
        new(UnscheduleArticle, Editors, "POST", "{a}/unschedule", null, "schedule"),
        new(UnpublishArticle, Editors, "POST", "{a}/unpublish", null, "publish"),
        new(TrashArticle, Editors, "DELETE", "{a}"),
        new(RestoreArticle, Editors, "POST", "{a}/restore", null, "trash"),
        new(ReadRevision, Every, "GET", "{a}/revisions"),
        new(ReadRevision, Every, "GET", "{a}/revisions/1"),
        new(ReadRevision, Every, "GET", "{a}/revisions/compare?from=1&to=1"),
        new(ReadPreview, Every, "GET", "{a}/previews"),
        new(CreatePreview, Own, "POST", "{a}/previews"),
        new(RevokePreview, Made, "DELETE", "{a}/previews/{p}"),
        new(ReadNote, Every, "GET", "{a}/notes"),
        new(ReadNote, Every, "GET", "{a}/notes/{n}"),
        new(CreateNote, Every, "POST", "{a}/notes", new { text = "Who says so?" }),
        new(DeleteNote, Made, "DELETE", "{a}/notes/{n}"),
        new(ReadPresence, Every, "GET", "{a}/presence"),
        new(TakePresence, Every, "PUT", "{a}/presence", new { takeOver = true }),
        new(EndPresence, Every, "DELETE", "{a}/presence"),
        new(ReadShareLink, Every, "GET", "/v1/editorial/share-links"),
        new(ReadShareLink, Every, "GET", "{s}"),
        new(CreateShareLink, Editors, "POST", "/v1/editorial/share-links", new { articleId = 1 }),
        new(ChangeShareLink, Editors, "PUT", "{s}", new { note = "Changed" }),
        new(EndShareLink, Editors, "DELETE", "{s}"),
    ];

    private readonly Dictionary<string, Api> _callers = [];

    private string _maker = "", _assigned = "";

    [TestCaseSource(nameof(Cells))]
    public async Task Each_may_do_what_the_table_says(object row)
    {
        var cell = (Cell)row;
        foreach (var (name, api) in _callers)
        {
            var answer = await Ask(cell, api);
            if (cell.Allowed.Split(' ').Contains(name))
                Assert.That((int)answer.Status, Is.InRange(200, 204), () => $"{cell} by {name}: {answer.Text}");
            else
                answer.Refused(name == "anonymous" ? 401 : 403, name == "anonymous" ? ["Authorization"] : []);
        }
    }

    [Test]
    public void Every_deed_is_asked() => Assert.That(
        Cells.Select(cell => cell.Permission).Distinct(),
        Is.EquivalentTo(Enum.GetValues<Permission>()).And.EquivalentTo(PermissionRules.All.Keys));

    [Test]
    public void The_guide_shows_the_table() => Assert.That(
        File.ReadLines(Repository.Path("src", "docs", "api.md"))
            .Where(line => line.EndsWith(" writer |", StringComparison.Ordinal) || line.EndsWith(" editor |", StringComparison.Ordinal)),
        Is.EqualTo(PermissionRules.All.Values.Select(rule =>
            $"| {rule.What} | {Name(rule.Maker)} | {Name(rule.Owner)} | {Name(rule.Others)} |")));

    protected override async Task Prepare()
    {
        foreach (var name in (string[])["maker", "creator", "assigned", "other"])
            _callers[name] = new Api(App.With(await App.NewKey(Role.Writer)));
        (_callers["editor"], _callers["admin"]) = (Editor, Admin);
        _callers["partner"] = new Api(App.With(await App.NewKey(Role.Partner)));
        _callers["anonymous"] = Anonymous;
        _maker = (await _callers["maker"].Article()).Value<string>("createdBy");
        _assigned = (await _callers["assigned"].Article()).Value<string>("createdBy");
    }

    private async Task<Answer> Ask(Cell cell, Api caller)
    {
        var article = await Editor.Do(await _callers["creator"].Article(), "assign", new { assignee = _maker });
        var path = $"/v1/editorial/articles/{article.Id}";
        var preview = await _callers["maker"].Post(path + "/previews");
        var note = await _callers["maker"].Post(path + "/notes", new { text = "A note" });
        await _callers["maker"].Put(path + "/presence", new { }, null);
        article = await Editor.Do(article, "assign", new { assignee = _assigned });
        foreach (var step in cell.Before)
            article = step switch
            {
                "trash" => await Editor.Delete(path, article.ETag),
                "edit" => await Editor.Put(path, Makers.Content("After publication"), article.ETag),
                "schedule" => await Editor.Do(article, step, new { publishAt = "2036-01-01T00:00:00Z" }),
                _ => await Editor.Do(article, step),
            };
        var link = cell.Path == "{s}" ? await Editor.Post("/v1/editorial/share-links", new { articleId = article.Id }) : article;
        var target = cell.Path.Replace("{a}", path).Replace("{s}", $"/v1/editorial/share-links/{link.Id}")
            .Replace("{p}", preview.Json["preview"]!["id"]!.ToString()).Replace("{n}", $"{note.Id}");
        return await caller.Send(
            new HttpMethod(cell.Method), target, cell.Body is null ? null : JsonContent.Create(cell.Body), [("If-Match", link.ETag)]);
    }

    private static string Name(Role role) => role.ToString().ToLowerInvariant();

    /// <summary>A request and the callers who may send it.</summary>
    internal sealed record Cell(
        Permission Permission, string Allowed, string Method, string Path, object? Body = null, params string[] Before)
    {
        public override string ToString() => $"{Permission}: {Method} {Path}";
    }
}
