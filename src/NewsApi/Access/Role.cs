namespace NewsApi.Access;

/// <summary>What a key or token may do; each role may do all that the ones before it may.</summary>
public enum Role
{
    /// <summary>Reads the Content API where the site asks for a key.</summary>
    Partner,

    /// <summary>Writes articles and changes their own.</summary>
    Writer,

    /// <summary>Changes and publishes all articles; keeps tags, sections, authors and share links.</summary>
    Editor,

    /// <summary>Also keeps the site's settings and the keys.</summary>
    Admin,
}
