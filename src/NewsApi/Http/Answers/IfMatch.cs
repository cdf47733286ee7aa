using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using NewsApi.Http.Problems;

namespace NewsApi.Http.Answers;

/// <summary>The version that a change is based on, read from If-Match (RFC 9110), so that editors can't overwrite each other.</summary>
internal sealed record IfMatch(int Version) : IEndpointParameterMetadataProvider
{
    public static string Tag(int version) => $"\"v{version}\"";

    public static ValueTask<IfMatch?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var header = context.Request.Headers.IfMatch.ToString().Trim();
        if (header is "*")
            throw new ProblemException(new Problem(
                StatusCodes.Status428PreconditionRequired,
                "if_match_required",
                "If-Match: * means any version, so the change could overwrite a newer one; send the ETag of the version that you read.",
                ProblemError.InHeader("If-Match", "names_no_version", "* names no version; send an ETag such as \"v3\".")));
        if (header.Length == 0)
            throw new ProblemException(new Problem(
                StatusCodes.Status428PreconditionRequired,
                "if_match_required",
                "Send the ETag of the version that you read as If-Match, so that you don't overwrite a newer one.",
                ProblemError.InHeader("If-Match", "required", "The header is missing or empty.")));
        // RFC 9110 demands a strong comparison for If-Match. Weak tags are accepted here all the same: a proxy that compresses makes tags
        // weak, and only the version matters.
        var tag = header.StartsWith("W/", StringComparison.Ordinal) ? header[2..] : header;
        if (tag is not ['"', 'v', .. var digits, '"']
            || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
            throw new ProblemException(new Problem(
                StatusCodes.Status400BadRequest,
                "invalid_header",
                "If-Match must hold one ETag of this API, such as \"v3\".",
                ProblemError.InHeader("If-Match", "invalid_format", "Not an ETag of this API.")));
        return ValueTask.FromResult<IfMatch?>(new IfMatch(version));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new NeedsIfMatch());

    public static Problem Stale(int current) => new(
        StatusCodes.Status412PreconditionFailed,
        "stale_version",
        $"The resource was changed after you read it: its current version is {Tag(current)}. Read it again before you change it.",
        ProblemError.InHeader("If-Match", "stale", $"The current version is {Tag(current)}."))
    {
        Current = Tag(current),
    };
}

/// <summary>Endpoint metadata: the operation takes If-Match and answers 412 and 428.</summary>
internal sealed record NeedsIfMatch;
