using NewsApi.Tags;
using NewsApi.Text.Bodies.Blocks;
using NewsApi.Usage;

namespace NewsApi.Articles.Published.Stories;

/// <summary>The text of an article in three equivalent forms.</summary>
/// <param name="Html">Sanitised HTML.</param>
/// <param name="Text">Plain text, a blank line between blocks.</param>
/// <param name="Blocks">Blocks for apps that render the text themselves.</param>
public sealed record ArticleBody(string Html, string Text, IReadOnlyList<Block> Blocks);

/// <summary>The section of an article, named in the article's language.</summary>
/// <param name="Id">The section's id.</param>
/// <param name="Slug">Its name in addresses and filters.</param>
/// <param name="Name">Its name.</param>
/// <param name="Ancestors">The sections that it belongs to, the topmost first; empty for a section at the top.</param>
public sealed record SectionReference(long Id, string Slug, string Name, IReadOnlyList<SectionAncestor> Ancestors)
{
    /// <summary>Its usage policy, completed by the policies of the sections above it.</summary>
    internal UsagePolicy Usage { get; init; } = UsagePolicy.Silent;
}

/// <summary>A section above the section of an article, named in the article's language.</summary>
/// <param name="Id">The section's id.</param>
/// <param name="Slug">Its name in addresses and filters.</param>
/// <param name="Name">Its name.</param>
public sealed record SectionAncestor(long Id, string Slug, string Name);

/// <summary>One step of the path to an article, named in the article's language.</summary>
/// <param name="Kind">The kind of page that the step leads to.</param>
/// <param name="Slug">Its name in addresses and filters.</param>
/// <param name="Name">Its name.</param>
public sealed record Breadcrumb(BreadcrumbKind Kind, string Slug, string Name);

/// <summary>The kind of page that a breadcrumb leads to.</summary>
public enum BreadcrumbKind
{
    /// <summary>The page of a section.</summary>
    Section,
}

/// <summary>A tag of an article, named in the article's language.</summary>
/// <param name="Id">The tag's id.</param>
/// <param name="Slug">Its name in addresses and filters.</param>
/// <param name="Kind">The kind of tag.</param>
/// <param name="Name">Its name.</param>
public sealed record TagReference(long Id, string Slug, TagKind Kind, string Name);

/// <summary>An author of an article, named in the article's language.</summary>
/// <param name="Id">The author's id.</param>
/// <param name="Slug">Its name in addresses and filters.</param>
/// <param name="Name">Their name.</param>
/// <param name="Role">Their role in the article.</param>
/// <param name="RoleLabel" example="Photographer">
/// The role as a label for readers: in the article's language if that is <c>en</c>, <c>ru</c>, <c>az</c> or <c>hy</c>, with or without a
/// region or script, else in English.
/// </param>
public sealed record AuthorReference(long Id, string Slug, string Name, AuthorRole Role, string RoleLabel)
{
    internal AuthorReference As(AuthorRole role, string language) =>
        this with { Role = role, RoleLabel = AuthorRoleLabels.Of(role, language) };
}

/// <summary>The same story in another language.</summary>
/// <param name="Id">The id of the translation.</param>
/// <param name="Language">BCP 47 tag of its language.</param>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Url">The address of its page.</param>
public sealed record TranslationReference(long Id, string Language, string Slug, string Title, string Url);

/// <summary>The source that is credited.</summary>
/// <param name="Name">The source's name.</param>
/// <param name="Url">The address of the source's story or site.</param>
public sealed record SourceCredit(string Name, string? Url);

/// <summary>The terms of use of a story.</summary>
/// <param name="Licence">
/// The terms in words: the article's own, else the site's in the article's language; null where neither has any.
/// </param>
/// <param name="Attribution">How to credit the story.</param>
/// <param name="Syndicatable">Whether partners may republish it.</param>
public sealed record Rights(string? Licence, string? Attribution, bool Syndicatable);

/// <summary>Texts for search engines.</summary>
/// <param name="Title">The title.</param>
/// <param name="Description">The description.</param>
public sealed record Seo(string Title, string? Description);

/// <summary>The public translations of a story.</summary>
/// <param name="Items">The translations in the order of their language tags, without the requested article.</param>
public sealed record TranslationList(IReadOnlyList<TranslationReference> Items);

/// <summary>The related articles of an article.</summary>
/// <param name="Items">The articles, the most related first.</param>
public sealed record RelatedList(IReadOnlyList<ArticleSummary> Items);

/// <summary>The role of an author in a story.</summary>
public enum AuthorRole
{
    /// <summary>Wrote it.</summary>
    Author,

    /// <summary>Edited it.</summary>
    Editor,

    /// <summary>Translated it.</summary>
    Translator,

    /// <summary>Took its pictures.</summary>
    Photographer,

    /// <summary>Helped in another way.</summary>
    Contributor,
}

/// <summary>A correction of a story.</summary>
/// <param name="At">When it was corrected.</param>
/// <param name="Note">What was wrong, in words for readers.</param>
public sealed record CorrectionResponse(DateTimeOffset At, string Note);
