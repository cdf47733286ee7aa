using FluentValidation;
using NewsApi.Counting;
using NewsApi.Http.Bodies;

namespace NewsApi.Readership.Events;

internal sealed class EventValidator : AbstractValidator<EventRequest>
{
    private const int LongestHost = 253;

    public EventValidator()
    {
        RuleFor(one => one.Kind).NotNull();
        RuleFor(one => one.Kind).NotEqual(EventKind.Click)
            .WithErrorCode("not_sent").WithMessage("Clicks are counted by the short links themselves.");
        RuleFor(one => one.Article).NotNull().GreaterThan(0);
        RuleFor(one => one.Key).NotEmpty().Line(64);
        RuleFor(one => one.Id).Line(64).MinimumLength(1);
        RuleFor(one => one.Language).Language();
        RuleFor(one => one.Channel).NotNull().When(one => one.Kind == EventKind.Share);
        RuleFor(one => one.Channel).Null().When(one => one.Kind != EventKind.Share)
            .WithErrorCode("not_taken").WithMessage("Only a share has a channel.");
        RuleFor(one => one.Referrer).Cascade(CascadeMode.Stop).MaximumLength(LongestHost)
            .Must(host => host is null || IsHost(host))
            .WithErrorCode("invalid_host").WithMessage("Takes the host of an address alone, in ASCII, such as t.me.");
        RuleFor(one => one.Link).Line(64).MinimumLength(1);
    }

    private static bool IsHost(string host) =>
        host.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-')
        && Uri.CheckHostName(host) is UriHostNameType.Dns or UriHostNameType.IPv4;
}
