using System.Globalization;
using FluentValidation;
using NewsApi.Access;
using NewsApi.Articles.Editing;
using NewsApi.Articles.Published;
using NewsApi.Authors;
using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Commands;
using NewsApi.Counting;
using NewsApi.Data;
using NewsApi.Desk;
using NewsApi.Formats.Agents;
using NewsApi.Formats.Apple;
using NewsApi.Formats.Feeds;
using NewsApi.Formats.Feeds.Checks;
using NewsApi.Formats.JsonLd;
using NewsApi.Formats.Markdown;
using NewsApi.Formats.Robots;
using NewsApi.Formats.Sitemaps;
using NewsApi.Formats.Wire;
using NewsApi.Fronts;
using NewsApi.Fronts.Editing;
using NewsApi.Fronts.Menus;
using NewsApi.Health;
using NewsApi.Http;
using NewsApi.Http.Answers;
using NewsApi.Http.Bodies;
using NewsApi.Http.OpenApi;
using NewsApi.Http.Routing;
using NewsApi.Logs;
using NewsApi.Media;
using NewsApi.Moments;
using NewsApi.NewsReader;
using NewsApi.Outgoing;
using NewsApi.Partners;
using NewsApi.Previews;
using NewsApi.Readership;
using NewsApi.Readership.Rankings;
using NewsApi.Scheduling;
using NewsApi.Sections;
using NewsApi.ShareLinks.Cards;
using NewsApi.ShareLinks.Embeds;
using NewsApi.ShareLinks.Links;
using NewsApi.ShareLinks.Redirects;
using NewsApi.Site;
using NewsApi.Suggest;
using NewsApi.Sync;
using NewsApi.Sync.Streams;
using NewsApi.Tags;
using NewsApi.Webhooks;
using NewsApi.WebSub;

// Messages, numbers and letter case are the same on every machine, whatever its locale.
CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
ValidatorOptions.Global.LanguageManager = new ValidationMessages();

if (CommandLine.Builder(args) is not { } builder)
    return CommandLine.WrongSettings;
var services = builder.Services;

services.AddSingleton(TimeProvider.System).AddSummedLogs().AddData().AddHealth().AddHttp().AddOpenApiDocument();
services.AddOutgoing().AddAccess().AddChanges().AddAnswerCache();
services.AddCounting().AddSite().AddMedia().AddTags().AddSingleton<SectionRepository>().AddSingleton<AuthorRepository>().AddArticles();
services.AddSingleton<IReferenceCheck<SectionRequest>, SectionReferenceCheck>();
services.AddSingleton<IReferenceCheck<AuthorRequest>, AuthorReferenceCheck>();
services.AddSharing().AddReadership().AddFronts().AddMenus().AddSync().AddPartners().AddWebhooks().AddWebSub().AddScheduling();
services.AddSingleton<Ninjs>().AddSingleton<FeedPages>().AddSingleton<FeedQueries>();
services.AddDesk().AddPreviews().AddSingleton<MomentReader>().AddSuggest().AddAgents().AddReader().AddCommands();

await using var app = CommandLine.Build(builder);
if (app is null)
    return CommandLine.WrongSettings;

app.Services.GetRequiredService<InternalRequests>().Use(app);
app.UsePublicPath();
app.UseReader();
app.UseClientAddresses();
app.UseEmptyPollCache();
app.UseAlternateRepresentations(
    new AlternateRepresentation(MarkdownAnswer.MediaType, MarkdownDelivery.Suffix),
    new AlternateRepresentation(JsonLdAnswer.MediaType, JsonLdDelivery.Suffix), NinjsDelivery.Form);
app.UseAnswerCache();
app.UseProblems();
app.UseKeysAndTokens();
app.UseRouting();
app.UseCors();
app.UseAuthorization();
app.UseAnswerCacheBehindAccess();
app.UseRequestRules();
app.UseAgentQuota();
app.UseDocs();

var content = app.MapContent().AsAnswers();
content.MapArticles();
content.MapSuggest();
content.MapTags();
content.MapSections();
content.MapAuthors();
content.MapMenus();
content.MapSite();
content.MapFronts();
content.MapCards();
content.MapSharing();
content.MapRankings();
content.MapMarkdown();
content.MapStoryData();
content.MapArticleLicences();
content.MapNinjs();
content.MapAppleNews();
var web = app.MapWeb().AsAnswers();
web.MapOEmbed();
web.MapFeeds();
web.MapSitemaps();
app.MapAgents();

var editorial = app.MapEditorial();
editorial.MapEditorialArticles();
editorial.MapFeedCheck();
editorial.MapReleases();
editorial.MapMoments();
editorial.MapWebhooks();
editorial.MapPartnerEditing();
editorial.MapPreviewEditing();
editorial.MapFrontPreviewEditing();
editorial.MapDesk();
editorial.MapTagEditing();
editorial.MapSectionEditing();
editorial.MapAuthorEditing();
editorial.MapMenuEditing();
editorial.MapMediaEditing();
editorial.MapFrontEditing();
editorial.MapSiteEditing();
editorial.MapShareLinkEditing();
editorial.MapReadershipEditing();
editorial.MapAccess();

app.MapSync();
app.MapStream();
app.MapPartners();
app.MapHub();
app.MapReaders();
app.MapRobots();
app.MapPreview();
app.MapFrontPreview();
app.MapLinks();
app.MapMedia();
app.MapHealth();
app.MapReader();
app.MapOpenApiDocument().RequireCors(CorsPolicies.Readers);
app.UseMappedRoutes();

return await CommandLine.RunAsync(app, args);

/// <summary>The program; see <c>src/ARCHITECTURE.md</c>.</summary>
public partial class Program;
