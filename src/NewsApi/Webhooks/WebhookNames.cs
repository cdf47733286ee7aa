using NewsApi.Http.Bodies;
using NewsApi.Http.Problems;
using NewsApi.Sections;
using NewsApi.Tags;

namespace NewsApi.Webhooks;

/// <summary>Checks that the sections and tags of a filter exist.</summary>
internal sealed class WebhookNames(SectionRepository sections, TagRepository tags) : IReferenceCheck<WebhookRequest>
{
    public Task<IReadOnlyList<ProblemError>> Find(WebhookRequest body, IReadOnlyCollection<string> wrong, HttpContext context) =>
        Find(body.Filter, wrong, context.RequestAborted);

    public async Task<Problem?> Refuse(WebhookFilter? filter, CancellationToken ct) =>
        await Find(filter, [], ct) is { Count: > 0 } errors ? Problem.Unprocessable(errors) : null;

    private async Task<IReadOnlyList<ProblemError>> Find(WebhookFilter? filter, IReadOnlyCollection<string> wrong, CancellationToken ct)
    {
        var errors = new List<ProblemError>();
        foreach (var (place, slug) in (filter?.Sections ?? []).Index())
            if ($"/filter/sections/{place}" is var at && !wrong.Contains(at) && await sections.FindBySlug(slug, ct) is null)
                errors.Add(ProblemError.InBody(at, "unknown_section", $"There is no section '{slug}'."));
        foreach (var (place, slug) in (filter?.Tags ?? []).Index())
            if ($"/filter/tags/{place}" is var at && !wrong.Contains(at) && await tags.FindBySlug(slug, ct) is null)
                errors.Add(ProblemError.InBody(at, "unknown_tag", $"There is no tag '{slug}'."));
        return errors;
    }
}
