using System.Globalization;
using NewsApi.Data.Migrations;
using NewsApi.Data.Statements;
using NewsApi.Text.Search;

namespace NewsApi.Articles.Editing.Checks;

/// <summary>The version of the rules by which the words in the database were folded; see <see cref="Folding.Version"/>.</summary>
internal static class SearchVersion
{
    /// <summary>The row of <c>search_rebuild</c> for the tables of public stories.</summary>
    public const int Stories = 1;

    /// <summary>The row of <c>search_rebuild</c> for the words of drafts.</summary>
    public const int Drafts = 2;

    private static readonly Sql FindSql = new("SELECT version FROM text_rules WHERE name = 'search'");

    private static readonly Sql DeleteSql = new("DELETE FROM text_rules WHERE name = 'search'");

    private static readonly Sql AddSql = new("INSERT INTO text_rules (name, version) VALUES ('search', @Version)");

    private static readonly Sql ForgetSql = new("DELETE FROM search_rebuild");

    private static readonly Sql RequestSql = new("""
        INSERT INTO search_rebuild (id, after_id)
        SELECT @Id, 0
        WHERE EXISTS (SELECT 1 FROM articles)
        """);

    /// <summary>Requests a rebuild of all words if they were folded by older rules.</summary>
    /// <exception cref="SchemaMismatchException">The words were folded by newer rules.</exception>
    public static bool Renew(WriteSession write)
    {
        var version = int.Parse(write.Find<string>(FindSql) ?? "1", CultureInfo.InvariantCulture);
        if (version > Folding.Version)
            throw new SchemaMismatchException("The search index was made by a newer version of NewsApi.");
        if (version == Folding.Version)
            return false;
        write.Run(DeleteSql);
        write.Run(AddSql, new { Version = Folding.Version.ToString(CultureInfo.InvariantCulture) });
        write.Run(ForgetSql);
        write.Run(RequestSql, new { Id = Stories });
        write.Run(RequestSql, new { Id = Drafts });
        return true;
    }
}
