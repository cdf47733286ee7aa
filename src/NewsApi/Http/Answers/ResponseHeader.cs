namespace NewsApi.Http.Answers;

/// <summary>Endpoint metadata: a header that an answer carries, for the OpenAPI document.</summary>
internal sealed record ResponseHeader(int Status, string Name, string Description)
{
    public static ResponseHeader Version(int status) =>
        new(status, "ETag", "The version, such as \"v3\"; send it back as If-Match to change the thing.");
}
