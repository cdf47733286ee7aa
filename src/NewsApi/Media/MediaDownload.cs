using Microsoft.Extensions.Options;
using NewsApi.Access;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;
using NewsApi.Media.Files;
using NewsApi.Outgoing;

namespace NewsApi.Media;

/// <summary>
/// Downloads pictures from other servers into the library. The address guard checks each address, also that of a redirect. A file is
/// written to disk as it arrives, and then checked and stored like an upload.
/// </summary>
internal sealed class MediaDownload(OutgoingClient client, MediaUpload upload, IOptions<MediaOptions> options)
{
    private const int MostRedirects = 5;
    private const string Failed = "download_failed";

    private static readonly KeyValuePair<string, string>[] Accept =
        [KeyValuePair.Create("Accept", "image/avif, image/webp, image/jpeg, image/png, image/gif, image/tiff, image/*;q=0.5")];

    /// <summary>Downloads a picture and stores it. If the same bytes are stored already, returns that file.</summary>
    /// <param name="address">Its address.</param>
    /// <param name="longest">The longest time for each answer, up to its last byte.</param>
    /// <param name="before">Called before each request, with its address.</param>
    /// <param name="by">Who adds it.</param>
    /// <param name="ct">Cancellation.</param>
    /// <returns>The stored file, or a problem whose detail says why there is no file.</returns>
    public async Task<Outcome<StoredMedia>> Add(
        Uri address, TimeSpan longest, Func<Uri, CancellationToken, Task> before, Caller by, CancellationToken ct)
    {
        for (var redirects = 0; ; redirects++)
        {
            await before(address, ct);
            var (answer, file) = await Get(address, longest, ct);
            using (file)
            {
                if (file is not null)
                    return await upload.Add(file, by, ct, isPicture: true);
                if (Location(answer) is not { } next)
                    return NotThere(answer, options.Value.MaxBytes);
                if (redirects == MostRedirects)
                    return Refused($"The address redirects more than {MostRedirects} times.");
                if (!Uri.TryCreate(address, next, out var target))
                    return Refused("The address redirects to an invalid address.");
                address = target;
            }
        }
    }

    private async Task<(OutgoingResponse Answer, UploadedFile? File)> Get(Uri address, TimeSpan longest, CancellationToken ct)
    {
        UploadedFile? file = null;
        try
        {
            var answer = await client.Download(
                new OutgoingRequest(HttpMethod.Get, address) { Headers = Accept }, options.Value.MaxBytes, longest,
                async (body, end) => file = await upload.Receive(body, NameOf(address), end), ct);
            return (answer, file);
        }
        catch (ProblemException e) when (e.Problem.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (new OutgoingResponse { Status = StatusCodes.Status200OK, IsCut = true }, null);
        }
    }

    private static string? NameOf(Uri address) => UploadedFile.Clean(Uri.UnescapeDataString(address.Segments[^1]));

    private static string? Location(OutgoingResponse answer) => answer.Status is 301 or 302 or 303 or 307 or 308
        ? answer.Headers.FirstOrDefault(header => header.Key.Equals("Location", StringComparison.OrdinalIgnoreCase)).Value
        : null;

    private static Problem NotThere(OutgoingResponse answer, long most) => Refused(
        answer.Failure is not null ? answer.Reason ?? "There was no answer."
        : answer.IsCut ? FormattableString.Invariant($"The file has more than {most} bytes; see NewsApi:Media:MaxBytes.")
        : FormattableString.Invariant($"It was answered with {answer.Status}."));

    private static Problem Refused(string reason) => new(StatusCodes.Status502BadGateway, Failed, reason);
}
