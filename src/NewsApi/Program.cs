using NewsApi;
using NewsApi.Access;
using NewsApi.Articles;
using NewsApi.Authors;
using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Commands;
using NewsApi.Counting;
using NewsApi.Data;
using NewsApi.Desk;
using NewsApi.Http;
using NewsApi.Http.OpenApi;
using NewsApi.Previews;
using NewsApi.Readership;
using NewsApi.Scheduling;
using NewsApi.Sections;
using NewsApi.ShareLinks;
using NewsApi.ShareLinks.Cards;
using NewsApi.Site;
using NewsApi.Suggest;
using NewsApi.Tags;

var builder = WebApplication.CreateBuilder(CommandLine.HostArguments(args));
builder.Configuration.AddDefaults();
var services = builder.Services;

services.AddSingleton(TimeProvider.System);
services.AddData();
services.AddHttp();
services.AddOpenApiDocument();
services.AddAccess();
services.AddChanges();
services.AddAnswerCache();
services.AddCounting();
services.AddSite();
services.AddTags();
services.AddSingleton<SectionRepository>();
services.AddSingleton<AuthorRepository>();
services.AddArticles();
services.AddSharing();
services.AddScheduling();
services.AddPreviews();
services.AddDesk();
services.AddReadership();
services.AddSuggest();
services.AddCommands();

await using var app = CommandLine.Build(builder);
if (app is null)
    return CommandLine.WrongSettings;

app.UseClientAddresses();
app.UseAnswerCache();
app.UseProblems();
app.UseKeysAndTokens();
app.UseRouting();
app.UseCors();
app.UseAuthorization();
app.UseAnswerCacheBehindAccess();
app.UseRequestRules();
app.UseDocs();

var content = app.MapContent().AsAnswers();
content.MapArticles();
content.MapSuggest();
content.MapTags();
content.MapSections();
content.MapAuthors();
content.MapSite();
content.MapSharing();
content.MapQrCodes();
content.MapRankings();
app.MapWeb().AsAnswers().MapOEmbed();

var editorial = app.MapEditorial();
editorial.MapEditorialArticles();
editorial.MapReleases();
editorial.MapPreviewEditing();
editorial.MapDesk();
editorial.MapTagEditing();
editorial.MapSectionEditing();
editorial.MapAuthorEditing();
editorial.MapSiteEditing();
editorial.MapShareLinkEditing();
editorial.MapStats();
editorial.MapRankingEditing();
editorial.MapAccess();

app.MapEvents();
app.MapDataDictionary();
app.MapPreview();
app.MapRedirect();
app.MapLinkPage();
app.MapUniversalLinks();
app.MapHealth();
app.MapOpenApiDocument();
app.UseEndpoints(_ => { });

return await CommandLine.RunAsync(app, args);

/// <summary>The program; see <c>src/ARCHITECTURE.md</c>.</summary>
public partial class Program;
