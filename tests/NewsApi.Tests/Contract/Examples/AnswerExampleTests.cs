using System.Text;
using System.Text.Json.Nodes;
using NewsApi.Access;
using NewsApi.Tests.Contract.Answers;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Contract.Examples;

/// <summary>The examples of answers are as their schemas say, and as a demo site answers.</summary>
public sealed class AnswerExampleTests
{
    // Each item has the properties of its kind, and the example has one kind.
    private const string ManyKinds = "listChanges";

    private DemoCopies _demo = null!;
    private JsonNode _document = null!;
    private DocumentSchemas _schemas = null!;
    private AnswerExample _examples = null!;

    [OneTimeSetUp]
    public async Task Make()
    {
        _demo = await DemoCopies.Make();
        await using var app = _demo.Fresh();
        _document = app.Document();
        _schemas = DocumentSchemas.Read(app.Document());
        _examples = new AnswerExample(_document);
    }

    [OneTimeTearDown]
    public void Delete() => _demo.Dispose();

    [Test]
    public void Every_successful_answer_has_an_example_that_its_schema_takes()
    {
        var wrong = new List<string>();
        foreach (var operation in _schemas.Operations)
            foreach (var (status, schema) in _examples.Schemas(operation))
                if (_examples.Of(schema) is not { } example)
                    wrong.Add($"{operation.Id} {status}: none");
                else if (_schemas.Wrong(schema, Encoding.UTF8.GetBytes(example.ToJsonString())) is { } fault)
                    wrong.Add($"{operation.Id} {status}: {fault}");
        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public async Task The_program_answers_reads_in_the_shape_of_their_examples()
    {
        await using var app = _demo.Fresh();
        Assert.That(await Differences(app, _schemas.Operations.Where(one => one.Method == "get")), Is.Empty);
    }

    [Test]
    [Category("Slow")]
    public async Task The_program_answers_writes_in_the_shape_of_their_examples()
    {
        var different = new List<string>();
        foreach (var operation in _schemas.Operations.Where(one => one.Method != "get"))
        {
            await using var app = _demo.Fresh();
            different.AddRange(await Differences(app, [operation]));
        }

        Assert.That(different, Is.Empty);
    }

    private async Task<List<string>> Differences(AppUnderTest app, IEnumerable<DocumentSchemas.Operation> operations)
    {
        using var admin = await app.As(Role.Admin);
        var different = new List<string>();
        foreach (var operation in operations)
        {
            var request = new ExampleRequest(_document, operation);
            using var message = request.Message(request.Body);
            using var response = await admin.SendAsync(message);
            if (!response.IsSuccessStatusCode || response.Content.Headers.ContentType?.MediaType != "application/json")
                continue;
            var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync());
            foreach (var (_, schema) in _examples.Schemas(operation).Take(1))
            {
                var example = _examples.Of(schema);
                different.AddRange(AnswerExample.Missing(example, answer).Select(path => $"{operation.Id} has no {path}"));
                if (operation.Id != ManyKinds)
                    different.AddRange(AnswerExample.Missing(answer, example).Select(path => $"{operation.Id} has no example of {path}"));
            }
        }

        return different;
    }
}
