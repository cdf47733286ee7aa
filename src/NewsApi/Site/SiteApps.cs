namespace NewsApi.Site;

/// <summary>The site's own apps that open its short links themselves (universal links of iOS, app links of Android).</summary>
/// <param name="Apple" example="[&quot;ABCDE12345.com.example.news&quot;]">
/// App ids of iOS apps, at most 10. An id has the team's ten letters and digits, a full stop and the bundle id.
/// </param>
/// <param name="Android">Android apps, at most 10.</param>
public sealed record SiteAppsRequest(IReadOnlyList<string>? Apple, IReadOnlyList<AndroidAppRequest>? Android);

/// <summary>An Android app.</summary>
/// <param name="Package" example="com.example.news">Its package name, at most 255 characters.</param>
/// <param name="Fingerprints">
/// SHA-256 fingerprints of the certificates that sign the app, 1 to 10. Each has 32 pairs of hexadecimal digits with colons between them.
/// </param>
public sealed record AndroidAppRequest(string? Package, IReadOnlyList<string>? Fingerprints);

/// <summary>The site's own apps that open its short links themselves.</summary>
/// <param name="Apple">App ids of iOS apps.</param>
/// <param name="Android">Android apps.</param>
public sealed record SiteApps(IReadOnlyList<string> Apple, IReadOnlyList<AndroidApp> Android)
{
    internal static SiteApps From(SiteAppsRequest? request) => new(
        [.. request?.Apple ?? []],
        [
            .. (request?.Android ?? []).Select(app =>
                new AndroidApp(app.Package!, [.. app.Fingerprints!.Select(fingerprint => fingerprint.ToUpperInvariant())])),
        ]);
}

/// <summary>An Android app.</summary>
/// <param name="Package">Its package name.</param>
/// <param name="Fingerprints">SHA-256 fingerprints of its certificates, in upper case.</param>
public sealed record AndroidApp(string Package, IReadOnlyList<string> Fingerprints);
