using FluentValidation;
using FluentValidation.Results;
using NewsApi.Http.Bodies;

namespace NewsApi.Fronts.Editing;

internal sealed class FrontRequestValidator : AbstractValidator<FrontRequest>
{
    public FrontRequestValidator()
    {
        RuleFor(front => front.Slug).NotEmpty().Slug();
        RuleFor(front => front.Draft).NotNull();
        RuleFor(front => front.Draft!).SetValidator(new FrontContentValidator()).When(front => front.Draft is not null);
    }
}

internal sealed class FrontContentValidator : AbstractValidator<FrontContent>
{
    private const int MostContainers = 30, MostShown = 300, MostNewest = 30;

    public FrontContentValidator()
    {
        RuleFor(front => front.Titles).NotEmpty().WithMessage("Needs a title in at least one language.");
        RuleFor(front => front.Titles).Localised(120, isLine: true);
        RuleFor(front => front.Descriptions).Localised(1_000);
        RuleFor(front => front.Section).Slug();
        RuleFor(front => front.Containers).AtMost(MostContainers);
        RuleForEach(front => front.Containers).NotNull().SetValidator(new FrontContainerValidator());
        RuleFor(front => front.Containers).Custom((containers, context) => CheckKeys(containers ?? [], context));
        RuleFor(front => front.Containers)
            .Must(containers => (containers ?? []).Sum(one => (long)(one?.Limit ?? FrontPlacement.UsualLimit)) <= MostShown)
            .WithErrorCode("too_many").WithMessage($"The limits of all containers may add up to at most {MostShown}.");
        // Each of these cards needs its own query.
        RuleFor(front => front.Containers)
            .Must(containers => (containers ?? []).SelectMany(one => one?.Cards ?? []).Count(card => card?.Kind == FrontCardKind.Newest)
                <= MostNewest)
            .WithErrorCode("too_many").WithMessage($"A front may have at most {MostNewest} cards of the kind newest.");
    }

    private static void CheckKeys(IReadOnlyList<FrontContainer> containers, ValidationContext<FrontContent> context)
    {
        var seen = new HashSet<string>();
        foreach (var (at, container) in containers.Index())
            if (container?.Key is { } key && !seen.Add(key))
                context.AddFailure(
                    new ValidationFailure($"{context.PropertyPath}[{at}].Key", "Another container of this front has this key.")
                    {
                        ErrorCode = "duplicate",
                    });
    }
}

internal sealed class FrontContainerValidator : AbstractValidator<FrontContainer>
{
    private const int MostCards = 50, LongestQuery = 2_000;

    public FrontContainerValidator()
    {
        RuleFor(container => container.Key).NotEmpty().Slug();
        RuleFor(container => container.Titles).Localised(120, isLine: true);
        RuleFor(container => container.Layout).Slug().MaximumLength(40);
        RuleFor(container => container.Limit).InclusiveBetween(1, 50);
        RuleFor(container => container.More!).SetValidator(new FrontTargetValidator()).When(container => container.More is not null);
        RuleFor(container => container.Cards).AtMost(MostCards);
        RuleForEach(container => container.Cards).NotNull().SetValidator(new FrontCardValidator());
        RuleFor(container => container.Backfill).Line(LongestQuery).Custom((query, context) =>
        {
            if (query is { Length: <= LongestQuery })
                foreach (var (code, detail) in FrontBackfill.Check(query))
                    context.AddFailure(new ValidationFailure(context.PropertyPath, detail) { ErrorCode = code });
        });
    }
}

internal sealed class FrontTargetValidator : AbstractValidator<FrontTarget>
{
    public FrontTargetValidator()
    {
        RuleFor(target => target.Kind).NotNull();
        RuleFor(target => target.Slug).Slug();
        RuleFor(target => target.Slug).NotEmpty().When(target => target.Kind is not (null or FrontTargetKind.Link));
        RuleFor(target => target.Slug).Null().When(target => target.Kind == FrontTargetKind.Link)
            .WithErrorCode("not_taken").WithMessage("A link takes a url, not a slug.");
        RuleFor(target => target.Url).WebAddress();
        RuleFor(target => target.Url).NotEmpty().When(target => target.Kind == FrontTargetKind.Link);
        RuleFor(target => target.Url).Null().When(target => target.Kind is not (null or FrontTargetKind.Link))
            .WithErrorCode("not_taken").WithMessage("Only a link takes a url.");
    }
}

internal sealed class FrontCardValidator : AbstractValidator<FrontCard>
{
    public FrontCardValidator()
    {
        RuleFor(card => card.Kind).NotNull();
        RuleFor(card => card.Article).NotNull().When(card => card.Kind == FrontCardKind.Article);
        RuleFor(card => card.Article).Null().When(card => card.Kind is not (null or FrontCardKind.Article))
            .WithErrorCode("not_taken").WithMessage("Only a card of the kind article takes an article.");
        RuleFor(card => card.Article).InclusiveBetween(1, Http.Queries.QueryParameter.GreatestId);
        RuleFor(card => card.Slug).Slug();
        RuleFor(card => card.Slug).NotEmpty().When(NeedsSlug);
        RuleFor(card => card.Slug).Null().When(card => card.Kind is FrontCardKind.Article or FrontCardKind.Link)
            .WithErrorCode("not_taken").WithMessage("A card of this kind takes no slug.");
        RuleFor(card => card.Url).WebAddress();
        RuleFor(card => card.Url).NotEmpty().When(card => card.Kind == FrontCardKind.Link);
        RuleFor(card => card.Url).Null().When(card => card.Kind is not (null or FrontCardKind.Link))
            .WithErrorCode("not_taken").WithMessage("Only a card of the kind link takes a url.");
        RuleFor(card => card.Headlines).Localised(300, isLine: true);
        RuleFor(card => card.Headlines).NotEmpty().When(card => card.Kind == FrontCardKind.Link)
            .WithMessage("A link needs a headline in at least one language.");
        RuleFor(card => card.Summaries).Localised(1_000);
        RuleFor(card => card.Kickers).Localised(80, isLine: true);
        RuleFor(card => card.Image).InclusiveBetween(1, Http.Queries.QueryParameter.GreatestId);
        RuleFor(card => card.Until).Must((card, until) => until is null || card.From is null || card.From < until)
            .WithErrorCode("before_start").WithMessage("Must be after 'from'.");
    }

    private static bool NeedsSlug(FrontCard card) =>
        card.Kind is FrontCardKind.Newest or FrontCardKind.Tag or FrontCardKind.Section or FrontCardKind.Front;
}
