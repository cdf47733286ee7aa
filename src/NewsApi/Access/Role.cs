namespace NewsApi.Access;

/// <summary>What a key or token may do. Each role includes the rights of the roles before it.</summary>
public enum Role
{
    /// <summary>Reads the Content API where the settings require a key.</summary>
    Partner,

    /// <summary>Creates articles, and edits articles that this writer created or that are assigned to this writer.</summary>
    Writer,

    /// <summary>Edits and publishes all articles; manages tags, sections, authors and share links.</summary>
    Editor,

    /// <summary>Manages the site's settings and the API keys.</summary>
    Admin,
}
