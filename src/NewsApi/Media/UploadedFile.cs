using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using NewsApi.Http.Problems;
using NewsApi.Media.Files;

namespace NewsApi.Media;

/// <summary>The file in a request: the whole body, or the first file of a form (RFC 7578). It is written to disk as it arrives.</summary>
/// <param name="File">The file.</param>
/// <param name="Name">The name that the client gave, without a path and without control characters; null for none.</param>
internal sealed record UploadedFile(IncomingFile File, string? Name) : IDisposable
{
    private const int LongestName = 300;
    private const int LongestBoundary = 200;

    /// <param name="request">The request.</param>
    /// <param name="folder">The folder for the received file.</param>
    /// <param name="most">The most bytes.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task<UploadedFile> Read(HttpRequest request, string folder, long most, CancellationToken ct)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            return new UploadedFile(
                await IncomingFile.Receive(folder, request.Body, most, ct),
                ContentDispositionHeaderValue.TryParse(request.Headers.ContentDisposition.ToString(), out var named)
                    ? NameOf(named)
                    : null);
        if (HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= LongestBoundary } boundary)
            throw new ProblemException(NoFile());
        var reader = new MultipartReader(boundary, request.Body);
        try
        {
            while (await reader.ReadNextSectionAsync(ct) is { } section)
                if (section.GetContentDispositionHeader() is { } disposition && disposition.IsFileDisposition())
                    return new UploadedFile(await IncomingFile.Receive(folder, section.Body, most, ct), NameOf(disposition));
        }
        catch (InvalidDataException)
        {
            // The body is not a valid form.
        }

        throw new ProblemException(NoFile());
    }

    /// <summary>A name without a path and without control characters; null where nothing is left.</summary>
    public static string? Clean(string given)
    {
        var last = given[(given.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = new string([.. last.Where(letter => !char.IsControl(letter) && !char.IsSurrogate(letter))]).Trim();
        return clean.Length == 0 ? null : clean[..Math.Min(clean.Length, LongestName)];
    }

    public void Dispose() => File.Dispose();

    private static Problem NoFile() => new(
        StatusCodes.Status422UnprocessableEntity, "unsupported_file", "The form has no file; send one in a part with a file name.");

    private static string? NameOf(ContentDispositionHeaderValue disposition)
    {
        var given = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value;
        return given is null ? null : Clean(given);
    }

}
