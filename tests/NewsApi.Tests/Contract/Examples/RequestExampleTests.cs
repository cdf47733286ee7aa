using System.Text;
using System.Text.Json.Nodes;
using NewsApi.Access;
using NewsApi.Tests.Contract.Answers;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Contract.Examples;

/// <summary>The examples of the document are requests that succeed on a fresh demo site.</summary>
public sealed class RequestExampleTests
{
    // They need what a request before them has made: a secret, or a thing that the demo site does not have.
    private static readonly string[] NeedOneBefore =
    [
        "getPreview", "revokePreview", "getFrontPreview", "revokeFrontPreview",
        "revokeKey", "getWebhook", "updateWebhook", "deleteWebhook", "rotateWebhookSecret", "testWebhook",
        "replayWebhook", "listWebhookDeliveries", "getWebhookDelivery", "replayWebhookDelivery", "getPartner", "updatePartner",
        "createPartnerKey", "listPartnerUsage", "listPartnerFetches", "listPartnerObligations",
        // A file that was deleted.
        "restoreMedia",
        // A subscriber that confirms.
        "subscribeToFeed",
        // The key of a partner.
        "getPartnerAccount", "listOwnUsage", "listPartnerArticles", "getPartnerArticle", "listPartnerChanges", "streamPartnerChanges",
        "listOwnObligations", "acknowledgeObligations", "getPartnerFeed",
    ];

    // Lists of what has been read, which is nothing so far.
    private static readonly string[] NeedViews = ["listMostRead", "listTrending"];

    private DemoCopies _demo = null!;
    private JsonNode _document = null!;
    private DocumentSchemas _schemas = null!;

    [OneTimeSetUp]
    public async Task Make()
    {
        _demo = await DemoCopies.Make();
        await using var app = _demo.Fresh();
        _document = app.Document();
        _schemas = DocumentSchemas.Read(app.Document());
    }

    [OneTimeTearDown]
    public void Delete() => _demo.Dispose();

    [Test]
    public void Every_body_and_every_needed_parameter_has_an_example()
    {
        var missing = new List<string>();
        foreach (var operation in _schemas.Operations)
        {
            var request = new ExampleRequest(_document, operation);
            if (operation.TakesBody && request.Body is null && !request.IsFile)
                missing.Add($"{operation.Id} body");
            missing.AddRange(request.Parameters.Where(one => one["required"]?.GetValue<bool>() is true && one["example"] is null)
                .Select(one => $"{operation.Id} {one["name"]}"));
        }

        Assert.That(missing, Is.Empty);
    }

    [Test]
    public void The_examples_of_bodies_are_as_their_schemas_say()
    {
        var wrong = from operation in _schemas.Operations
                    let request = new ExampleRequest(_document, operation)
                    where request.Body is not null && !request.IsFile
                    let fault = _schemas.Wrong(request.BodySchema, Encoding.UTF8.GetBytes(request.Body!.ToJsonString()))
                    where fault is not null
                    select $"{operation.Id}: {fault}";
        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void No_example_gives_several_requests_the_same_idempotency_key()
    {
        var keys = _schemas.Operations.SelectMany(one => new ExampleRequest(_document, one).Parameters)
            .Where(one => one["name"]!.GetValue<string>() == "Idempotency-Key").ToList();
        Assert.That(keys, Is.Not.Empty);
        Assert.That(keys.Where(one => one["example"] is not null || one["schema"]!["examples"] is not null), Is.Empty);
    }

    [Test]
    public async Task Every_read_succeeds_as_it_stands()
    {
        await using var app = _demo.Fresh();
        Assert.That(await Faults(app, _schemas.Operations.Where(one => one.Method == "get")), Is.Empty);
    }

    [Test]
    [Category("Slow")]
    public async Task Every_write_succeeds_as_it_stands()
    {
        var faults = new List<string>();
        foreach (var operation in _schemas.Operations.Where(one => one.Method != "get"))
        {
            await using var app = _demo.Fresh();
            faults.AddRange(await Faults(app, [operation]));
        }

        Assert.That(faults, Is.Empty);
    }

    [Test]
    public async Task Every_filter_finds_something_with_its_example()
    {
        await using var app = _demo.Fresh();
        using var admin = await app.As(Role.Admin);
        var empty = new List<string>();
        var asked = 0;
        foreach (var operation in _schemas.Operations.Where(
                     one => one.Method == "get" && !NeedViews.Contains(one.Id) && !NeedOneBefore.Contains(one.Id)))
        {
            var request = new ExampleRequest(_document, operation);
            foreach (var parameter in request.Parameters)
            {
                if (parameter["in"]!.GetValue<string>() != "query" || parameter["schema"]!["examples"]?[0] is not { } example)
                    continue;
                asked++;
                var value = (example as JsonArray)?[0] ?? example;
                using var message = request.Message(null);
                var path = message.RequestUri!.OriginalString;
                var sign = path.Contains('?') ? '&' : '?';
                var address = $"{path}{sign}{parameter["name"]}={Uri.EscapeDataString(value.GetValue<string>())}";
                var answer = await new Api(admin).Get(address);
                if (answer.Status != System.Net.HttpStatusCode.OK || IsEmpty(answer))
                    empty.Add($"{address}: {(int)answer.Status}");
            }
        }

        Assert.That(asked, Is.GreaterThan(20));
        Assert.That(empty, Is.Empty);
    }

    private static bool IsEmpty(Answer answer) =>
        answer.Headers["Content-Type"].StartsWith("application/json", StringComparison.Ordinal)
        && answer.Json["items"] is JsonArray { Count: 0 };

    private async Task<List<string>> Faults(AppUnderTest app, IEnumerable<DocumentSchemas.Operation> operations)
    {
        using var admin = await app.As(Role.Admin);
        var faults = new List<string>();
        foreach (var operation in operations)
        {
            var request = new ExampleRequest(_document, operation);
            using var message = request.Message(await WithViewKey(operation, request.Body, new Api(admin)));
            using var response = await admin.SendAsync(message);
            var failed = (int)response.StatusCode >= 400;
            if (failed != NeedOneBefore.Contains(operation.Id))
                faults.Add($"{operation.Id} {message.RequestUri}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        }

        return faults;
    }

    // The key in an article's answer is another one on each site and in each week.
    private static async Task<JsonNode?> WithViewKey(DocumentSchemas.Operation operation, JsonNode? body, Api api)
    {
        if (operation.Id != "addEvents")
            return body;
        var filled = body!.DeepClone();
        var sent = filled["events"]![0]!;
        sent["key"] = (await api.Get($"/v1/articles/{sent["article"]}")).Json["viewKey"]!.DeepClone();
        return filled;
    }
}
