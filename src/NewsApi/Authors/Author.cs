using System.Runtime.CompilerServices;
using Dapper;
using NewsApi.Data.Statements;
using NewsApi.Terms;
using NewsApi.Text.Names;

namespace NewsApi.Authors;

internal sealed record Author : Term
{
    public LocalisedText Bios { get; init; } = LocalisedText.From(null);

    public AuthorPicture? Picture { get; init; }

    public IReadOnlyList<AuthorProfile> Profiles { get; init; } = [];

    [ModuleInitializer]
    internal static void Register()
    {
        SqlMapper.AddTypeHandler(new JsonColumn<AuthorPicture>());
        SqlMapper.AddTypeHandler(new JsonColumn<IReadOnlyList<AuthorProfile>>());
    }
}
