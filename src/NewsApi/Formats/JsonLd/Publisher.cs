using System.Text.Json.Nodes;
using NewsApi.Http;
using NewsApi.Site;
using NewsApi.Usage;

namespace NewsApi.Formats.JsonLd;

/// <summary>Makes the <c>NewsMediaOrganization</c> of schema.org that describes the publisher.</summary>
internal static class Publisher
{
    public static JsonObject Of(SiteSettings site, PublicUrl api)
    {
        var publisher = site.Publisher;
        var data = new JsonObject
        {
            ["@type"] = "NewsMediaOrganization", ["name"] = site.Name, ["url"] = site.BaseUrl ?? api.Root,
        };
        Add("legalName", publisher.Organisation);
        Add("address", publisher.Address);
        Add(publisher.Contact is { } contact && ContactRules.IsMail(contact) ? "email" : "contactPoint", publisher.Contact);
        Add("correctionsPolicy", publisher.CorrectionsPolicy);
        Add("ethicsPolicy", publisher.EthicsPolicy);
        Add("ownershipFundingInfo", publisher.OwnershipPolicy);
        if (site.Logo is { } logo)
            data["logo"] = JsonLdArticle.Image(logo.Url, logo.Alt, credit: null, logo.Width, logo.Height);
        return data;

        void Add(string name, string? text)
        {
            if (text is null)
                return;
            data[name] = name == "contactPoint" ? new JsonObject { ["@type"] = "ContactPoint", ["url"] = text } : text;
        }
    }
}
