using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NewsApi.Articles.Published.Stories;
using NewsApi.Authors;
using NewsApi.Changes;
using NewsApi.Formats.Wire;
using NewsApi.Fronts;
using NewsApi.Fronts.Menus;
using NewsApi.Json;
using NewsApi.Sections;
using NewsApi.Site;
using NewsApi.Tags;

namespace NewsApi.Sync;

/// <summary>A change, ready to be written as <see cref="ChangeEntry"/>.</summary>
internal sealed record SyncEntry(string Kind, long Seq, long Id)
{
    private static readonly JsonEncodedText
        OperationName = ApiJson.Name("operation"), KindName = ApiJson.Name("kind"), SeqName = ApiJson.Name("seq"),
        IdName = ApiJson.Name("id"), VersionName = ApiJson.Name("version"), ChangeName = ApiJson.Name("change"),
        ReasonName = ApiJson.Name("reason"), ReplacedByName = ApiJson.Name("replacedBy"), ArticleName = ApiJson.Name("article"),
        TagName = ApiJson.Name("tag"), SectionName = ApiJson.Name("section"), AuthorName = ApiJson.Name("author"),
        SiteName = ApiJson.Name("site"), FrontName = ApiJson.Name("front"), MenuName = ApiJson.Name("menu"),
        NinjsName = ApiJson.Name("ninjs"), Upsert = ApiJson.Name("upsert"), Remove = ApiJson.Name("remove");

    private static readonly JsonTypeInfo<RemovalReason> Reasons = ApiJson.TypeOf<RemovalReason>();

    private static readonly JsonTypeInfo<TagResponse> TagType = ApiJson.TypeOf<TagResponse>();

    private static readonly JsonTypeInfo<SectionResponse> SectionType = ApiJson.TypeOf<SectionResponse>();

    private static readonly JsonTypeInfo<AuthorResponse> AuthorType = ApiJson.TypeOf<AuthorResponse>();

    private static readonly JsonTypeInfo<SiteResponse> SiteType = ApiJson.TypeOf<SiteResponse>();

    private static readonly JsonTypeInfo<FrontSummary> FrontType = ApiJson.TypeOf<FrontSummary>();

    private static readonly JsonTypeInfo<MenuResponse> MenuType = ApiJson.TypeOf<MenuResponse>();

    private static readonly JsonTypeInfo<NinjsItem> NinjsItemType = ApiJson.TypeOf<NinjsItem>();

    public int? Version { get; init; }

    public string? Change { get; init; }

    /// <summary>The reason for a removal; null for an upsert.</summary>
    public RemovalReason? Reason { get; init; }

    public long? ReplacedBy { get; init; }

    public PublishedStory? Story { get; init; }

    /// <summary>A tag, section, author, front, menu or site, as the Content API shows it.</summary>
    public object? Resource { get; init; }

    public void Write(Utf8JsonWriter writer, ArticleShape? shape, Ninjs? ninjs = null)
    {
        writer.WriteStartObject();
        writer.WriteString(OperationName, Reason is null ? Upsert : Remove);
        writer.WriteString(KindName, Kind);
        writer.WriteNumber(SeqName, Seq);
        writer.WriteNumber(IdName, Id);
        if (Version is { } version)
            writer.WriteNumber(VersionName, version);
        if (Change is not null)
            writer.WriteString(ChangeName, Change);
        if (Reason is { } reason)
        {
            writer.WritePropertyName(ReasonName);
            JsonSerializer.Serialize(writer, reason, Reasons);
        }

        if (ReplacedBy is { } other)
            writer.WriteNumber(ReplacedByName, other);
        if (ninjs is not null)
            WriteNinjs(writer, ninjs);
        else if (Story is not null && shape is not null)
        {
            writer.WritePropertyName(ArticleName);
            Story.Write(writer, shape);
        }

        WriteResource(writer);
        writer.WriteEndObject();
    }

    // An article that only left the scope of the client is still public. It is removed, but not canceled.
    private void WriteNinjs(Utf8JsonWriter writer, Ninjs ninjs)
    {
        var item = Story is not null ? ninjs.Of(Story)
            : Kind == ChangeKinds.Article && Reason is not (null or RemovalReason.OutOfScope) ? ninjs.Canceled(Id, Version)
            : null;
        if (item is null)
            return;
        writer.WritePropertyName(NinjsName);
        JsonSerializer.Serialize(writer, item, NinjsItemType);
    }

    private void WriteResource(Utf8JsonWriter writer)
    {
        switch (Resource)
        {
            case TagResponse tag:
                writer.WritePropertyName(TagName);
                JsonSerializer.Serialize(writer, tag, TagType);
                break;
            case SectionResponse section:
                writer.WritePropertyName(SectionName);
                JsonSerializer.Serialize(writer, section, SectionType);
                break;
            case AuthorResponse author:
                writer.WritePropertyName(AuthorName);
                JsonSerializer.Serialize(writer, author, AuthorType);
                break;
            case SiteResponse site:
                writer.WritePropertyName(SiteName);
                JsonSerializer.Serialize(writer, site, SiteType);
                break;
            case FrontSummary front:
                writer.WritePropertyName(FrontName);
                JsonSerializer.Serialize(writer, front, FrontType);
                break;
            case MenuResponse menu:
                writer.WritePropertyName(MenuName);
                JsonSerializer.Serialize(writer, menu, MenuType);
                break;
        }
    }
}
