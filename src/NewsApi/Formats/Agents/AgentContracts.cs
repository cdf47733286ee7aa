using NewsApi.Articles.Published.Stories;
using NewsApi.Json;
using NewsApi.Site;
using NewsApi.Usage;

namespace NewsApi.Formats.Agents;

/// <summary>A story as the tools show it to an agent.</summary>
/// <param name="Id">Its id, for <c>read_article</c>.</param>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="Title">The headline.</param>
/// <param name="Summary">The standfirst.</param>
/// <param name="Url">The canonical address, to link to.</param>
/// <param name="Published">When it was first published.</param>
/// <param name="Updated">When an editor last changed what readers see.</param>
/// <param name="Version">Grows by one with each change.</param>
/// <param name="Section">The name of its section.</param>
/// <param name="Tags">The names of its tags.</param>
/// <param name="Source">The site that published it, and the source that it credits.</param>
/// <param name="Licence">The terms of use in words.</param>
/// <param name="Attribution">How to credit it.</param>
/// <param name="Usage">The terms of use as data.</param>
/// <param name="LicenceUrl">Address of the terms of use in RSL 1.0; null where the usage policy is empty.</param>
/// <param name="AiUse">The use of AI in making it; null where it is not stated.</param>
/// <param name="Responsible">The person or role that is responsible for it.</param>
/// <param name="Corrections">Its corrections, oldest first; null in lists that do not show corrections.</param>
internal sealed record AgentStory(
    long Id, string Language, string Title, string? Summary, string Url, DateTimeOffset Published, DateTimeOffset Updated, int Version,
    string? Section, IReadOnlyList<string> Tags, string Source, string? Licence, string? Attribution,
    UsageResponse Usage, string? LicenceUrl, AiUse? AiUse, string? Responsible, IReadOnlyList<CorrectionResponse>? Corrections)
{
    public static AgentStory Of(PublishedStory story, SiteSettings site, bool withCorrections)
    {
        var article = story.Article;
        return new AgentStory(
            article.Id, article.Language, article.Title, article.Summary, story.Url, article.PublishedAt, article.UpdatedAt,
            article.Version, story.Section?.Name, [.. story.Tags.Select(tag => tag.Name)],
            article.SourceName is { } credited ? $"{site.Name}; {credited}" : site.Name,
            article.Licence ?? story.SiteLicence, story.AttributionLine, story.UsageInLanguage, story.LicenceUrl, story.AiUse,
            article.Responsible,
            !withCorrections ? null
            : article.Corrections is { } stored ? ApiJson.Read<IReadOnlyList<CorrectionResponse>>(stored) : []);
    }
}

/// <summary>Stories in order.</summary>
/// <param name="Items">The stories.</param>
/// <param name="Next">The cursor of the next page; null where there is none.</param>
internal sealed record AgentStories(IReadOnlyList<AgentStory> Items, string? Next);

/// <summary>A section or tag.</summary>
/// <param name="Slug">Its name in the arguments of other tools.</param>
/// <param name="Name">Its name for readers.</param>
/// <param name="Kind">Of a tag: <c>topic</c>, <c>person</c>, <c>place</c>, <c>organisation</c> or <c>series</c>.</param>
/// <param name="Parent">Of a section: the slug of the one above.</param>
/// <param name="Description">What it is about.</param>
/// <param name="Url">Its address.</param>
/// <param name="Version">Grows by one with each change.</param>
internal sealed record AgentTerm(
    string Slug, string Name, string? Kind, string? Parent, string? Description, string Url, int Version);

/// <summary>Sections or tags in order.</summary>
/// <param name="Items">The sections or tags.</param>
/// <param name="Next">The cursor of the next page; null where there is none.</param>
/// <param name="Source">The name of the site.</param>
/// <param name="Licence">The site's terms of use in words.</param>
internal sealed record AgentTerms(IReadOnlyList<AgentTerm> Items, string? Next, string Source, string? Licence);
