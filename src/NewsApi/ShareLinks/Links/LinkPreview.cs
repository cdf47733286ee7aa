using System.Runtime.CompilerServices;
using Dapper;
using NewsApi.Data.Statements;

namespace NewsApi.ShareLinks.Links;

/// <summary>
/// The texts and the image that cards and previews of a link show instead of the article's. A null value keeps the article's.
/// </summary>
/// <param name="Title">Replaces the headline: one line of at most 300 characters.</param>
/// <param name="Description">Replaces the summary: one line of at most 1,000 characters.</param>
/// <param name="ImageUrl">Replaces the lead image: an absolute http or https address of at most 2,000 characters.</param>
public sealed record LinkPreview(string? Title, string? Description, string? ImageUrl)
{
    internal static LinkPreview None { get; } = new(null, null, null);

    internal bool IsEmpty => this == None;

    /// <summary>Blank texts count as not set.</summary>
    internal static LinkPreview From(LinkPreview? request) => request is null ? None : new(
        string.IsNullOrWhiteSpace(request.Title) ? null : request.Title,
        string.IsNullOrWhiteSpace(request.Description) ? null : request.Description,
        request.ImageUrl);

    [ModuleInitializer]
    internal static void Register() => SqlMapper.AddTypeHandler(new JsonColumn<LinkPreview>());
}
