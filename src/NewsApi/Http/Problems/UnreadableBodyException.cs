namespace NewsApi.Http.Problems;

/// <summary>The client broke off, or what it sent is not a body in HTTP.</summary>
internal sealed class UnreadableBodyException(Exception e) : BadHttpRequestException(
    e.Message, (e as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status400BadRequest, e);
