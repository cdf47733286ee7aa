using System.Runtime.CompilerServices;
using Dapper;
using NewsApi.Data.Statements;

namespace NewsApi.ShareLinks.Links;

/// <summary>What cards and previews of a link show instead of the texts and image of its article; null keeps the article's.</summary>
/// <param name="Title">Instead of the headline, one line of at most 300 characters.</param>
/// <param name="Description">Instead of the summary, one line of at most 1,000 characters.</param>
/// <param name="ImageUrl">Instead of the lead image: absolute http or https address of at most 2,000 characters.</param>
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
