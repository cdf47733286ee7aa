using NewsApi.Articles.Published.Stories;
using NewsApi.Json;
using NewsApi.Site;
using NewsApi.Usage;

namespace NewsApi.Formats.Agents;

/// <summary>A story as the tools show it to an agent.</summary>
/// <param name="Id">The story's id: the argument <c>id</c> of <c>read_article</c>.</param>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="Title">The headline.</param>
/// <param name="Summary">The standfirst.</param>
/// <param name="Url">The canonical address, to link to.</param>
/// <param name="Published">When it was first published.</param>
/// <param name="Updated">When an editor last changed what readers see.</param>
/// <param name="Version">Grows by one with each change.</param>
/// <param name="Section">The name of its section.</param>
/// <param name="Tags">The names of its tags.</param>
/// <param name="Source">The site's name; then, after a semicolon, the name of the credited source if there is one.</param>
/// <param name="Licence">The terms of use in words.</param>
/// <param name="Attribution">The line that credits the story.</param>
/// <param name="Usage">The terms of use in machine-readable form.</param>
/// <param name="LicenceUrl">Address of the terms of use in RSL 1.0; null where the usage policy is empty.</param>
/// <param name="AiUse">How AI was used to make the story; null where this is not stated.</param>
/// <param name="Responsible">The person or role that is responsible for the story.</param>
/// <param name="Corrections">The story's corrections, oldest first; null in lists that do not show corrections.</param>
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

/// <summary>One page of a list of stories.</summary>
/// <param name="Items">The stories.</param>
/// <param name="Next">The cursor of the next page; null on the last page.</param>
internal sealed record AgentStories(IReadOnlyList<AgentStory> Items, string? Next);

/// <summary>A section or tag.</summary>
/// <param name="Slug">The value that names it in the arguments <c>section</c> and <c>tag</c> of other tools.</param>
/// <param name="Name">Its name for readers.</param>
/// <param name="Kind"><c>topic</c>, <c>person</c>, <c>place</c>, <c>organisation</c>, <c>series</c>; null for a section.</param>
/// <param name="Parent">The slug of the parent section; null for a section at the top and for a tag.</param>
/// <param name="Description">The description of the section or tag.</param>
/// <param name="Url">The address of the section or tag in this API.</param>
/// <param name="Version">Grows by one with each change.</param>
internal sealed record AgentTerm(
    string Slug, string Name, string? Kind, string? Parent, string? Description, string Url, int Version);

/// <summary>A list of sections, or one page of a list of tags.</summary>
/// <param name="Items">The sections or tags.</param>
/// <param name="Next">The cursor of the next page; null on the last page.</param>
/// <param name="Source">The name of the site.</param>
/// <param name="Licence">The site's terms of use in words.</param>
internal sealed record AgentTerms(IReadOnlyList<AgentTerm> Items, string? Next, string Source, string? Licence);
