using FluentValidation;
using NewsApi.Http.Bodies;
using NewsApi.Text.Addresses;
using NewsApi.Usage;

namespace NewsApi.Site;

/// <summary>The organisation that publishes the site, and the addresses of its policies.</summary>
/// <param name="Organisation" example="Harbour Media Ltd">Its name, at most 200 characters.</param>
/// <param name="Address">Its postal address, at most 500 characters.</param>
/// <param name="Contact" example="desk@harbour.example">A web address or an e-mail address for readers.</param>
/// <param name="CorrectionsPolicy">Address of its rules for corrections.</param>
/// <param name="EthicsPolicy">Address of its code of ethics.</param>
/// <param name="OwnershipPolicy">Address of the page on its owners and funding.</param>
public sealed record SitePublisher(
    string? Organisation, string? Address, string? Contact, string? CorrectionsPolicy, string? EthicsPolicy, string? OwnershipPolicy)
{
    internal static readonly SitePublisher Unknown = new(null, null, null, null, null, null);

    internal static SitePublisher From(SitePublisher? request) => request is null ? Unknown : request with
    {
        CorrectionsPolicy = Escaped(request.CorrectionsPolicy),
        EthicsPolicy = Escaped(request.EthicsPolicy),
        OwnershipPolicy = Escaped(request.OwnershipPolicy),
    };

    private static string? Escaped(string? url) => url is null ? null : WebAddresses.Escape(url);
}

/// <summary>How much of a story feeds show.</summary>
public enum FeedText
{
    /// <summary>The whole text.</summary>
    Full,

    /// <summary>The standfirst alone.</summary>
    Summary,
}

/// <summary>What feeds show.</summary>
/// <param name="Text">How much of a story; full when null.</param>
/// <param name="AttributionLine">Whether each item ends with the line of attribution; true when null.</param>
public sealed record SiteFeedsRequest(FeedText? Text, bool? AttributionLine);

/// <summary>What feeds show.</summary>
/// <param name="Text">How much of a story.</param>
/// <param name="AttributionLine">Whether each item ends with the line of attribution.</param>
public sealed record SiteFeeds(FeedText Text, bool AttributionLine)
{
    internal static SiteFeeds From(SiteFeedsRequest? request) => new(request?.Text ?? FeedText.Full, request?.AttributionLine ?? true);
}

internal sealed class SitePublisherValidator : AbstractValidator<SitePublisher>
{
    public SitePublisherValidator()
    {
        RuleFor(publisher => publisher.Organisation).Line(200);
        RuleFor(publisher => publisher.Address).Lines(500);
        RuleFor(publisher => publisher.Contact).Contact();
        RuleFor(publisher => publisher.CorrectionsPolicy).WebAddress();
        RuleFor(publisher => publisher.EthicsPolicy).WebAddress();
        RuleFor(publisher => publisher.OwnershipPolicy).WebAddress();
    }
}
