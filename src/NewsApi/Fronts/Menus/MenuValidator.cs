using FluentValidation;
using FluentValidation.Results;
using NewsApi.Http.Bodies;

namespace NewsApi.Fronts.Menus;

internal sealed class MenuValidator : AbstractValidator<MenuRequest>
{
    public const int MostItems = 100, MostLevels = 3;

    public MenuValidator()
    {
        RuleFor(menu => menu.Slug).SlugOrNames(menu => menu.Names);
        RuleFor(menu => menu.Names).NotEmpty().WithMessage("Needs a name in at least one language.");
        RuleFor(menu => menu.Names).Localised(120, isLine: true);
        RuleFor(menu => menu.Items).Custom((items, context) => Count(items, context));
        RuleForEach(menu => menu.Items).NotNull().SetValidator(new MenuItemValidator());
    }

    private static void Count(IReadOnlyList<MenuItemRequest?>? items, ValidationContext<MenuRequest> context)
    {
        var (count, deep) = (0, (string?)null);
        Look(items, "/items", 1);
        if (count > MostItems)
            Fail("/items", "too_many", $"Takes at most {MostItems} items in all levels together.");
        if (deep is not null)
            Fail(deep, "too_deep", $"Items may have at most {MostLevels} levels.");

        void Look(IReadOnlyList<MenuItemRequest?>? level, string at, int depth)
        {
            if (level is null or [])
                return;
            count += level.Count;
            if (depth > MostLevels)
                deep ??= at;
            else
                foreach (var (place, item) in level.Index())
                    Look(item?.Items, $"{at}/{place}/items", depth + 1);
        }

        void Fail(string at, string code, string message) =>
            context.AddFailure(new ValidationFailure(at, message) { ErrorCode = code });
    }
}

internal sealed class MenuItemValidator : AbstractValidator<MenuItemRequest>
{
    public MenuItemValidator()
    {
        RuleFor(item => item.Kind).NotNull();
        RuleFor(item => item.Slug).Slug();
        RuleFor(item => item.Slug).NotNull().When(item => Names(item))
            .WithMessage("Needs the slug of the section, tag, author or front that the item leads to.");
        RuleFor(item => item.Slug).Null().When(item => item.Kind is not null && !Names(item))
            .WithErrorCode("not_taken").WithMessage("A link or group takes no slug.");
        RuleFor(item => item.Url).WebAddress();
        RuleFor(item => item.Url).NotNull().When(item => item.Kind == MenuItemKind.Link).WithMessage("A link needs a url.");
        RuleFor(item => item.Url).Null().When(item => item.Kind is not (null or MenuItemKind.Link))
            .WithErrorCode("not_taken").WithMessage("Only a link takes a url.");
        RuleFor(item => item.Labels).Localised(120, isLine: true);
        RuleFor(item => item.Labels).NotEmpty().When(item => item.Kind is MenuItemKind.Link or MenuItemKind.Group)
            .WithMessage("A link or group needs a label in at least one language.");
        RuleForEach(item => item.Items).NotNull().SetValidator(this);
    }

    private static bool Names(MenuItemRequest item) => item.Kind is not (null or MenuItemKind.Link or MenuItemKind.Group);
}
