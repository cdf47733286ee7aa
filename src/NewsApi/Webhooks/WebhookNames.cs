using NewsApi.Http.Problems;
using NewsApi.Sections;
using NewsApi.Tags;

namespace NewsApi.Webhooks;

/// <summary>Checks that the sections and tags of a filter exist.</summary>
internal sealed class WebhookNames(SectionRepository sections, TagRepository tags)
{
    public async Task<Problem?> Refuse(WebhookFilter? filter, CancellationToken ct)
    {
        var errors = new List<ProblemError>();
        foreach (var (place, slug) in (filter?.Sections ?? []).Index())
            if (await sections.FindBySlug(slug, ct) is null)
                errors.Add(ProblemError.InBody($"/filter/sections/{place}", "unknown_section", $"There is no section '{slug}'."));
        foreach (var (place, slug) in (filter?.Tags ?? []).Index())
            if (await tags.FindBySlug(slug, ct) is null)
                errors.Add(ProblemError.InBody($"/filter/tags/{place}", "unknown_tag", $"There is no tag '{slug}'."));
        return errors.Count == 0 ? null : Problem.Unprocessable([.. errors]);
    }
}
