namespace NewsApi.Http.Problems;

/// <summary>The client disconnected while it sent the body, or the body is not valid HTTP.</summary>
internal sealed class UnreadableBodyException(Exception e) : BadHttpRequestException(
    e.Message, (e as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status400BadRequest, e);
