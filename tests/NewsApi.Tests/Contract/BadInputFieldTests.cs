using System.Text;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Contract;

/// <summary>Each field of each body that the program takes, found in its routes, meets what does not belong there.</summary>
public class BadInputFieldTests(Database database) : RefusalFixture(database)
{
    private static readonly string[] Instants =
    [
        "2024-01-01", "2024-01-01T00:00:00", "2024-02-30T00:00:00Z", "0000-01-01T00:00:00Z", "99999-01-01T00:00:00Z",
        "2024-13-01T00:00:00Z",
        "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2024-01-01T25:00:00Z", "2024-01-01T00:00:00+99:99",
        "2024-01-01 00:00:00Z",
        " 2024-01-01T00:00:00Z", "2024-01-01T00:00:00Z\\n", "now", "1704067200", "",
    ];

    private IReadOnlyList<RequestField> _fields = [];
    private Api _partner = null!;

    [Test]
    public Task A_value_of_another_type_is_refused_in_its_place() => Refuse(
        400,
        from field in _fields
        from value in (string[])["\"x\"", "5", "true", "[]", "{}"]
        where !Fits(field, value)
        select (field, field.Around(value), field.Pointer));

    [Test]
    public Task A_field_that_there_is_not_is_named_with_its_parents() => Refuse(
        400,
        from field in _fields
        where field.IsObject
        from name in (string[])["unheardOf", "e", "odd.name", "it's", "a/b~c", ""]
        select (field, field.Around($$"""{"{{name}}":null}"""), $"{field.Pointer}/{name.Replace("~", "~0").Replace("/", "~1")}"));

    [Test]
    public Task A_field_stands_once() => Refuse(
        400,
        from field in _fields
        where field.IsProperty && field.TakesNull
        from again in (string[])[field.Name, field.Name == "en" ? "en" : field.Name.ToUpperInvariant()]
        select (field, field.Around($$"""null,"{{again}}":null"""), field.Pointer[..^field.Name.Length] + again));

    [Test]
    public Task A_number_out_of_range_is_refused_in_its_place() => Refuse(
        400,
        from field in _fields
        where field.IsInteger
        from value in (string[])["1e999", "9223372036854775808", "-9223372036854775809", "1.5"]
        select (field, field.Around(value), field.Pointer));

    [Test]
    public Task A_negative_number_is_refused_in_its_place() =>
        Refuse(422, Judged(_fields).Where(field => field.IsInteger).Select(field => (field, field.Around("-1"), field.Pointer)));

    [Test]
    public Task A_word_that_is_not_in_the_list_is_refused_whatever_its_case() => Refuse(
        400,
        from field in _fields
        where field.Type.IsEnum
        let names = Enum.GetNames(field.Type)
        from value in (string[])
        [
            names[0], names[0].ToUpperInvariant(), $"{names[^1]},{names[^2]}".ToLowerInvariant(), " " + names[0].ToLowerInvariant(), "0",
            "unheard", "",
        ]
        select (field, field.Around($"\"{value}\""), field.Pointer));

    [Test]
    public Task A_time_without_offset_or_off_the_calendar_is_refused_in_its_place() => Refuse(
        400,
        from field in _fields
        where field.Type == typeof(DateTimeOffset)
        from value in Instants
        select (field, field.Around($"\"{value}\""), field.Pointer));

    [Test]
    public Task Half_of_a_surrogate_pair_is_refused_in_its_place() => Refuse(
        400,
        from field in Texts()
        from value in (string[])["\\ud800", "a\\udc00", "\\udc00\\ud800", "\\ud83dx"]
        select (field, field.Around($"\"{value}\""), field.Pointer));

    [Test]
    public async Task Bytes_that_are_not_UTF_8_are_refused_in_their_place()
    {
        foreach (var field in Texts())
            foreach (var bytes in (byte[][])[[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF5, 0x80, 0x80, 0x80]])
            {
                var answer = await Send(
                    field, [.. Encoding.UTF8.GetBytes(field.Around("\"?\"")).SelectMany(one => one == '?' ? bytes : [one])]);
                Assert.That(Problems.FaultOf(answer, 400), Is.Null, () => answer.Text);
                Assert.That(answer.Places, Does.Contain(field.Pointer));
            }
    }

    [Test]
    public Task A_control_character_is_refused_in_its_place() => Refuse(
        422,
        from field in Judged(Texts())
        from value in (string[])["a\\u0000b", "\\u0001", "a\\u001bb", "a\\u007f", "\\u0085b"]
        select (field, field.Around($"\"{value}\""), field.Pointer));

    [Test]
    public async Task Null_in_any_field_is_never_the_servers_failure()
    {
        foreach (var field in _fields.Where(field => field.Pointer.Length > 0))
            if (await Send(field, Encoding.UTF8.GetBytes(field.Around("null"))) is var answer)
                Assert.That(
                    Problems.FaultOf(answer, (int)answer.Status == 404 ? 404 : field.TakesNull ? 422 : 400), Is.Null,
                    () => $"{field}: {answer.Text}");
    }

    protected override async Task Prepare()
    {
        _fields = RequestField.All(App.Services);
        Assert.That(_fields, Has.Count.GreaterThan(100));
        _partner = await Partner();
    }

    // What a patch makes of an article is judged once there is one; PatchTests has that.
    private static IEnumerable<RequestField> Judged(IEnumerable<RequestField> fields) => fields.Where(field => field.Method != "PATCH");

    private IEnumerable<RequestField> Texts() => _fields.Where(field => field.Type == typeof(string));

    private static bool Fits(RequestField field, string value) => value switch
    {
        // One channel is called x.
        "\"x\"" => field.Type == typeof(string) || (field.Type.IsEnum && Enum.IsDefined(field.Type, "X")),
        "5" => field.IsNumber,
        "true" => field.Type == typeof(bool),
        "[]" => field.IsList,
        // One event needs no list.
        _ => field.IsObject || field.IsTexts || field is { Path: "/v1/events", Pointer: "" },
    };

    private async Task Refuse(int status, IEnumerable<(RequestField Field, string Body, string Pointer)> cases)
    {
        var faults = new List<string>();
        var count = 0;
        foreach (var (field, body, pointer) in cases)
        {
            count++;
            var answer = await Send(field, Encoding.UTF8.GetBytes(body));
            var fault =
                Problems.FaultOf(answer, status) ?? (answer.Places.Contains(pointer) ? null : $"names {string.Join(' ', answer.Places)}");
            if (fault is not null)
                faults.Add($"{field.Method} {field.Path} {body}: {fault}");
        }

        Assert.That(count, Is.GreaterThan(0));
        Assert.That(faults, Is.Empty);
    }

    private Task<Answer> Send(RequestField field, byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        var caller = field.Path.StartsWith("/v1/partner/", StringComparison.Ordinal) ? _partner : Admin;
        return caller.Send(new HttpMethod(field.Method), field.Path, content, [("If-Match", "\"v1\"")]);
    }

    private async Task<Api> Partner()
    {
        var partner = (await Admin.Post("/v1/editorial/partners", new { name = "Agency" })).Id;
        var key = await Admin.Post($"/v1/editorial/partners/{partner}/keys", new { name = "Reader" });
        return new Api(App.With(key.Value<string>("secret")));
    }
}
