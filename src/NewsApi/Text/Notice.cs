namespace NewsApi.Text;

/// <summary>Something that the server left out or changed when it accepted content.</summary>
/// <param name="Code">A stable name for the kind of change, such as <c>element_removed</c>; new codes may be added.</param>
/// <param name="Count">How often the change occurred, at least 1.</param>
/// <param name="Where">JSON Pointer (RFC 6901) of the field in the request, such as <c>/body/content</c>.</param>
/// <param name="Detail">A sentence that describes the change and quotes the words before its first occurrence.</param>
public sealed record Notice(string Code, int Count, string Where, string Detail);
