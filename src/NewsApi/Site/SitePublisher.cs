using FluentValidation;
using NewsApi.Http.Bodies;
using NewsApi.Text.Addresses;
using NewsApi.Usage;

namespace NewsApi.Site;

/// <summary>The organisation that publishes the site, and the addresses of its policies.</summary>
/// <param name="Organisation" example="Harbour Media Ltd">The organisation's name, at most 200 characters.</param>
/// <param name="Address">Its postal address, at most 500 characters.</param>
/// <param name="Contact" example="desk@harbour.example">A web address or an e-mail address for readers.</param>
/// <param name="CorrectionsPolicy">Address of the publisher's rules for corrections.</param>
/// <param name="EthicsPolicy">Address of the publisher's code of ethics.</param>
/// <param name="OwnershipPolicy">Address of the page on the publisher's owners and funding.</param>
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

/// <summary>The part of a story that feeds contain.</summary>
public enum FeedText
{
    /// <summary>The whole text.</summary>
    Full,

    /// <summary>Only the standfirst.</summary>
    Summary,
}

/// <summary>The settings of the site's feeds.</summary>
/// <param name="Text">The part of each story that feeds contain; <c>full</c> when null.</param>
/// <param name="AttributionLine">Whether the full text of each item ends with the attribution line; true when null.</param>
public sealed record SiteFeedsRequest(FeedText? Text, bool? AttributionLine);

/// <summary>The settings of the site's feeds.</summary>
/// <param name="Text">The part of each story that feeds contain.</param>
/// <param name="AttributionLine">Whether the full text of each item ends with the attribution line.</param>
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
