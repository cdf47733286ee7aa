using System.Text.Json.Serialization;

namespace NewsApi.ShareLinks.Redirects;

/// <summary>The file from which iOS learns which apps open the site's short links (Apple's associated domains).</summary>
/// <param name="Applinks">Universal links, the only service in this file.</param>
public sealed record AppleAssociation(AppleLinks Applinks);

/// <summary>Universal links.</summary>
/// <param name="Details">One entry for all apps.</param>
public sealed record AppleLinks(IReadOnlyList<AppleLinkDetail> Details);

/// <summary>Apps and the addresses that they open.</summary>
/// <param name="AppIds">App ids, each a team id and a bundle id.</param>
/// <param name="Components">Patterns of addresses. The first pattern that matches an address decides.</param>
public sealed record AppleLinkDetail(
    [property: JsonPropertyName("appIDs")] IReadOnlyList<string> AppIds, IReadOnlyList<AppleLinkPattern> Components);

/// <summary>A pattern of addresses.</summary>
/// <param name="Path">A pattern of the path; <c>*</c> stands for any characters.</param>
/// <param name="CaseSensitive">Always false: QR codes hold addresses in upper case.</param>
/// <param name="Exclude">Whether matching addresses stay in the browser.</param>
/// <param name="Comment">The purpose of the pattern.</param>
public sealed record AppleLinkPattern([property: JsonPropertyName("/")] string Path, bool CaseSensitive, bool Exclude, string Comment);

/// <summary>A statement of Google's Digital Asset Links: this app opens the site's addresses.</summary>
/// <param name="Relation">Always <c>delegate_permission/common.handle_all_urls</c>.</param>
/// <param name="Target">The app.</param>
public sealed record AssetLink(IReadOnlyList<string> Relation, AssetLinkTarget Target);

/// <summary>An Android app.</summary>
/// <param name="Namespace">Always <c>android_app</c>.</param>
/// <param name="PackageName">The app's package name.</param>
/// <param name="Fingerprints">SHA-256 fingerprints of the app's certificates.</param>
public sealed record AssetLinkTarget(
    string Namespace,
    [property: JsonPropertyName("package_name")] string PackageName,
    [property: JsonPropertyName("sha256_cert_fingerprints")] IReadOnlyList<string> Fingerprints);
