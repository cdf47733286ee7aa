using System.Net;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Partners;

/// <summary>Tests with partners and their keys.</summary>
public abstract class PartnerFixture(Database database) : DatabaseFixture(database)
{
    /// <summary>A partner and a client with a key of it.</summary>
    protected async Task<(Answer Partner, Api Client)> Partner(object? request = null)
    {
        var partner = (await Admin.Post("/v1/editorial/partners", request ?? new { name = "Agency" })).Expect(HttpStatusCode.Created);
        var key = (await Admin.Post($"/v1/editorial/partners/{partner.Id}/keys", new { name = "Reader" })).Expect(HttpStatusCode.Created);
        return (partner, new Api(App.With(key.Value<string>("secret"))));
    }

    protected async Task<Answer> Edit(Answer article, object patch) =>
        (await Editor.Patch($"/v1/editorial/articles/{article.Id}", patch, article.ETag)).Expect(HttpStatusCode.OK);

    protected async Task<Answer> Correct(Answer article, string title = "Corrected") =>
        await Editor.Publish(await Edit(article, new { title }), new { kind = "correction", note = "It was wrong." });
}
