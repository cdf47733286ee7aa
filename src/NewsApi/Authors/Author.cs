using System.Runtime.CompilerServices;
using Dapper;
using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Text.Names;

namespace NewsApi.Authors;

internal sealed record Author : IStored
{
    public long Id { get; init; }

    public string Slug { get; init; } = "";

    public LocalisedText Names { get; init; } = LocalisedText.From(null);

    public LocalisedText Bios { get; init; } = LocalisedText.From(null);

    public AuthorPicture? Picture { get; init; }

    public IReadOnlyList<AuthorProfile> Profiles { get; init; } = [];

    public int Version { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ModifiedAt { get; init; }

    [ModuleInitializer]
    internal static void Register()
    {
        SqlMapper.AddTypeHandler(new JsonColumn<AuthorPicture>());
        SqlMapper.AddTypeHandler(new JsonColumn<IReadOnlyList<AuthorProfile>>());
    }
}
