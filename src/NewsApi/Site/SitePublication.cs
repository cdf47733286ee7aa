namespace NewsApi.Site;

/// <summary>What a story needs before it is published. What is public already stays public.</summary>
/// <param name="RequiresAiUse">Whether <c>aiUse</c> must say how far AI made it; false when null.</param>
/// <param name="RequiresResponsible">Whether <c>responsible</c> must say who answers for it; false when null.</param>
public sealed record SitePublicationRequest(bool? RequiresAiUse, bool? RequiresResponsible);

/// <summary>What a story needs before it is published.</summary>
/// <param name="RequiresAiUse">Whether <c>aiUse</c> must say how far AI made it.</param>
/// <param name="RequiresResponsible">Whether <c>responsible</c> must say who answers for it.</param>
public sealed record SitePublication(bool RequiresAiUse, bool RequiresResponsible)
{
    internal static readonly SitePublication Free = new(false, false);

    internal static SitePublication From(SitePublicationRequest? request) =>
        new(request?.RequiresAiUse ?? false, request?.RequiresResponsible ?? false);
}
