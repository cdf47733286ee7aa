namespace NewsApi.Site;

/// <summary>Requirements that a story must meet before publication. Stories that are already public stay public.</summary>
/// <param name="RequiresAiUse">Whether the story's field <c>aiUse</c> must state how AI was used; false when null.</param>
/// <param name="RequiresResponsible">Whether <c>responsible</c> must name the story's responsible person or role; false when null.</param>
public sealed record SitePublicationRequest(bool? RequiresAiUse, bool? RequiresResponsible);

/// <summary>Requirements that a story must meet before publication.</summary>
/// <param name="RequiresAiUse">Whether the story's field <c>aiUse</c> must state how AI was used.</param>
/// <param name="RequiresResponsible">Whether the field <c>responsible</c> must name the responsible person or role.</param>
public sealed record SitePublication(bool RequiresAiUse, bool RequiresResponsible)
{
    internal static readonly SitePublication Free = new(false, false);

    internal static SitePublication From(SitePublicationRequest? request) =>
        new(request?.RequiresAiUse ?? false, request?.RequiresResponsible ?? false);
}
