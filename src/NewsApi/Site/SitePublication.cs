namespace NewsApi.Site;

/// <summary>What a story needs before it is published. Stories that are already public stay public.</summary>
/// <param name="RequiresAiUse">Whether <c>aiUse</c> must state the use of AI in making it; false when null.</param>
/// <param name="RequiresResponsible">Whether <c>responsible</c> must name the person or role responsible for it; false when null.</param>
public sealed record SitePublicationRequest(bool? RequiresAiUse, bool? RequiresResponsible);

/// <summary>What a story needs before it is published.</summary>
/// <param name="RequiresAiUse">Whether <c>aiUse</c> must state the use of AI in making it.</param>
/// <param name="RequiresResponsible">Whether <c>responsible</c> must name the person or role responsible for it.</param>
public sealed record SitePublication(bool RequiresAiUse, bool RequiresResponsible)
{
    internal static readonly SitePublication Free = new(false, false);

    internal static SitePublication From(SitePublicationRequest? request) =>
        new(request?.RequiresAiUse ?? false, request?.RequiresResponsible ?? false);
}
