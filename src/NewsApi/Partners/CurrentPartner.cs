using NewsApi.Access;
using NewsApi.Articles.Published.Stories;
using NewsApi.Http.Problems;
using NewsApi.Partners.Records;
using NewsApi.Sync;

namespace NewsApi.Partners;

/// <summary>
/// The partner whose key sends the request. Binding it counts the request, so a handler binds it once, before its other parameters.
/// </summary>
internal sealed record CurrentPartner(Partner Partner)
{
    private static readonly string[] Always = ["id", "version", "seq"];

    private static readonly Problem
        NotOfPartner = new(
            StatusCodes.Status403Forbidden, "forbidden",
            "Only keys of partners may use this path; an admin creates them at /v1/editorial/partners/{id}/keys."),
        Inactive = new(StatusCodes.Status403Forbidden, "partner_inactive", "This partner is not active; ask the newsroom."),
        NoText = new(
            StatusCodes.Status403Forbidden, "summaries_only", "This partner gets articles without their text; leave out 'body'.");

    /// <summary>The part of the site that the partner gets.</summary>
    public SyncFilter Part => new(Partner.Names, Partner.SyndicatableOnly);

    public static async ValueTask<CurrentPartner?> BindAsync(HttpContext context)
    {
        var services = context.RequestServices;
        if (PartnerClaim.PartnerOf(context.User) is not { } id
            || await services.GetRequiredService<PartnerRepository>().Find(id, context.RequestAborted) is not { } partner)
            throw new ProblemException(NotOfPartner);
        if (!partner.Active)
            throw new ProblemException(Inactive);
        return await services.GetRequiredService<PartnerQuota>().Take(partner, context, context.RequestAborted) is { } refusal
            ? throw new ProblemException(refusal)
            : new CurrentPartner(partner);
    }

    /// <summary>The requested fields without those that the partner does not get. The id, version and seq are always shown.</summary>
    /// <exception cref="ProblemException">The request asks for the text, but the partner gets articles without it.</exception>
    public ArticleShape Shape(ArticleShape requested, HttpRequest request)
    {
        if (Partner.Text == PartnerText.Full)
            return requested.With(Always, Partner.HiddenFields);
        var (fields, form) = (request.Query["fields"].ToString(), request.Query["body"].ToString());
        if (fields.Split(',').Contains(ArticleFields.Body) || (form.Length > 0 && form != "none"))
            throw new ProblemException(NoText);
        return requested.With(Always, Partner.HiddenFields);
    }
}
