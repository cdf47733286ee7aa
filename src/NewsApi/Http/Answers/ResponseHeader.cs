namespace NewsApi.Http.Answers;

/// <summary>Endpoint metadata: a header of an answer, for the OpenAPI document.</summary>
internal sealed record ResponseHeader(int Status, string Name, string Description)
{
    public static ResponseHeader Version(int status) =>
        new(status, "ETag", "The version, such as \"v3\". Send it as If-Match with a change.");
}
