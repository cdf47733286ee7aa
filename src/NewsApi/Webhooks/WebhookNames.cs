using NewsApi.Http.Bodies;
using NewsApi.Http.Problems;
using NewsApi.Partners.Records;
using NewsApi.Sections;
using NewsApi.Tags;

namespace NewsApi.Webhooks;

/// <summary>Checks that the partner and the sections and tags of the filter exist.</summary>
internal sealed class WebhookNames(SectionRepository sections, TagRepository tags, PartnerRepository partners)
    : IReferenceCheck<WebhookRequest>
{
    public Task<IReadOnlyList<ProblemError>> Find(WebhookRequest body, IReadOnlyCollection<string> wrong, HttpContext context) =>
        Find(body, wrong, context.RequestAborted);

    public async Task<Problem?> Refuse(WebhookRequest body, CancellationToken ct) =>
        await Find(body, [], ct) is { Count: > 0 } errors ? Problem.Unprocessable(errors) : null;

    private async Task<IReadOnlyList<ProblemError>> Find(WebhookRequest body, IReadOnlyCollection<string> wrong, CancellationToken ct)
    {
        var (errors, filter) = (new List<ProblemError>(), body.Filter);
        if (body.PartnerId is { } partner && !wrong.Contains("/partnerId") && await partners.Find(partner, ct) is null)
            errors.Add(ProblemError.InBody("/partnerId", "unknown_partner", $"There is no partner {partner}."));
        foreach (var (place, slug) in (filter?.Sections ?? []).Index())
            if ($"/filter/sections/{place}" is var at && !wrong.Contains(at) && await sections.FindBySlug(slug, ct) is null)
                errors.Add(ProblemError.InBody(at, "unknown_section", $"There is no section '{slug}'."));
        foreach (var (place, slug) in (filter?.Tags ?? []).Index())
            if ($"/filter/tags/{place}" is var at && !wrong.Contains(at) && await tags.FindBySlug(slug, ct) is null)
                errors.Add(ProblemError.InBody(at, "unknown_tag", $"There is no tag '{slug}'."));
        return errors;
    }
}
