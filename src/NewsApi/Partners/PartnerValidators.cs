using FluentValidation;
using NewsApi.Http.Bodies;
using NewsApi.Http.Problems;
using NewsApi.Sections;
using NewsApi.Tags;

namespace NewsApi.Partners;

internal sealed class PartnerValidator : AbstractValidator<PartnerRequest>
{
    private const int MostNames = 50;

    public PartnerValidator()
    {
        RuleFor(partner => partner.Name).Filled().Line(100);
        RuleFor(partner => partner.Contact).Line(500);
        RuleFor(partner => partner.DailyRequests).InclusiveBetween(1, 100_000_000);
        RuleFor(partner => partner.Scope!).SetValidator(new ScopeValidator()).When(partner => partner.Scope is not null);
    }

    private sealed class ScopeValidator : AbstractValidator<PartnerScope>
    {
        public ScopeValidator()
        {
            RuleFor(scope => scope.Languages).AtMost(MostNames);
            RuleForEach(scope => scope.Languages).NotEmpty().Language();
            RuleFor(scope => scope.Sections).AtMost(MostNames);
            RuleForEach(scope => scope.Sections).NotEmpty().Slug();
            RuleFor(scope => scope.Tags).AtMost(MostNames);
            RuleForEach(scope => scope.Tags).NotEmpty().Slug();
        }
    }
}

internal sealed class PartnerKeyValidator : AbstractValidator<PartnerKeyRequest>
{
    public PartnerKeyValidator(TimeProvider time)
    {
        RuleFor(key => key.Name).Filled().Line(100);
        RuleFor(key => key.ExpiresAt).Must(end => end is null || end > time.GetUtcNow())
            .WithErrorCode("not_in_future").WithMessage("Must lie in the future.");
    }
}

internal sealed class AcknowledgementValidator : AbstractValidator<AcknowledgementRequest>
{
    private const int MostIds = 100;

    public AcknowledgementValidator()
    {
        RuleFor(request => request.Ids).NotEmpty().AtMost(MostIds);
        RuleForEach(request => request.Ids).NotNull().GreaterThan(0);
    }
}

/// <summary>Checks that the sections and tags of a scope exist.</summary>
internal sealed class PartnerNames(SectionRepository sections, TagRepository tags) : IReferenceCheck<PartnerRequest>
{
    public async Task<IReadOnlyList<ProblemError>> Find(
        PartnerRequest body, IReadOnlyCollection<string> wrong, HttpContext context)
    {
        var (errors, ct) = (new List<ProblemError>(), context.RequestAborted);
        foreach (var (place, slug) in (body.Scope?.Sections ?? []).Index())
            if ($"/scope/sections/{place}" is var at && !wrong.Contains(at) && await sections.FindBySlug(slug, ct) is null)
                errors.Add(ProblemError.InBody(at, "unknown_section", $"There is no section '{slug}'."));
        foreach (var (place, slug) in (body.Scope?.Tags ?? []).Index())
            if ($"/scope/tags/{place}" is var at && !wrong.Contains(at) && await tags.FindBySlug(slug, ct) is null)
                errors.Add(ProblemError.InBody(at, "unknown_tag", $"There is no tag '{slug}'."));
        return errors;
    }
}
