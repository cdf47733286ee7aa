// A small client as an app would write it, compiled against the types that openapi-typescript makes of openapi.yaml.
// It is never run: that it compiles, and that what is marked @ts-expect-error does not, is the test.
import createClient from "openapi-fetch";
import type { components, paths } from "./newsapi";

// An answer without `fields` is complete; with it, only what it names is there.
type Article = components["schemas"]["CompleteArticleResponse"];
type Summary = components["schemas"]["CompleteArticleSummary"];
type Page = components["schemas"]["ArticleSummaryPage"];
type Block = components["schemas"]["AnyBlock"];
type Draft = components["schemas"]["ArticleContent"];
type Editorial = components["schemas"]["EditorialArticle"];
type Problem = components["schemas"]["ProblemResponse"];

const reader = createClient<paths>({ baseUrl: "https://news.example" });
const editor = createClient<paths>({ baseUrl: "https://news.example", headers: { Authorization: "Bearer na_key" } });

/** All articles with these tags, page by page. */
export async function* articles(tag: string[]): AsyncGenerator<Summary> {
  for (let cursor: string | null = null; ;) {
    const page: Page = await list(tag, cursor);
    yield* page.items as Summary[];
    if (page.page.next === null) return;
    cursor = page.page.next;
  }
}

async function list(tag: string[], cursor: string | null): Promise<Page> {
  const { data, error } = await reader.GET("/v1/articles", {
    params: { query: { tag, sort: "-updatedAt", limit: 50, ...(cursor === null ? {} : { cursor }) } },
  });
  if (error) throw new Refused(error);
  return data;
}

export async function article(id: number): Promise<Article | "gone" | "blocked" | null> {
  const { data, error, response } = await reader.GET("/v1/articles/{id}", { params: { path: { id } } });
  if (data) return data as Article;
  switch (response.status) {
    case 404: return null;
    case 410: return "gone";
    case 451: return "blocked";
    default: throw new Refused(error);
  }
}

/** Only what `fields` names comes back, so everything may be absent. */
export async function titles(): Promise<string[]> {
  const { data, error } = await reader.GET("/v1/articles", { params: { query: { fields: ["id", "title"] } } });
  if (error) throw new Refused(error);
  // @ts-expect-error The title may be left out.
  data.items.map((item) => item.title.length);
  return data.items.map((item) => item.title ?? "");
}

/** What an app shows above the text: everything is there, and what may be missing is null. */
export function headline(article: Article | Summary): string {
  const parts: string[] = [article.title, new Date(article.publishedAt).toISOString(), ...article.authors.map((author) => author.name)];
  if (article.section !== null) parts.push(article.section.name);
  if (article.leadImage !== null) parts.push(article.leadImage.url);
  parts.push(article.summary ?? "", article.byline ?? "", article.source?.name ?? "");
  // @ts-expect-error The standfirst may be null.
  parts.push(article.summary.trim());
  // @ts-expect-error The list leaves the text out.
  parts.push(article.body.text);
  return parts.join("\n");
}

export function draw(article: Article): string[] {
  return (article.body.blocks as Block[]).map(drawBlock);
}

function drawBlock(block: Block): string {
  switch (block.kind) {
    case "paragraph": return block.text + block.marks.filter((mark) => mark.kind === "link").map((mark) => mark.href ?? "").join();
    case "heading": return "#".repeat(block.level) + block.text;
    case "quote": return `${block.text} ${block.attribution ?? ""}`;
    case "list": return block.items.map((item) => " ".repeat(item.depth) + (block.ordered ? "1. " : "- ") + item.text).join("\n");
    case "image": return `${block.url} ${block.alt ?? ""} ${(block.width ?? 0) / (block.height ?? 1)}`;
    case "embed": return `${block.provider ?? ""} ${block.url}`;
    case "table": return block.rows.map((row) => row.cells.map((cell) => (row.header ? cell.text.toUpperCase() : cell.text)).join("|")).join("\n");
    case "video": return `${block.sources[0]?.url ?? ""} ${block.tracks.map((track) => track.language ?? "").join()}`;
    case "audio": return block.sources[0]?.url ?? "";
    case "divider": return "---";
    case "figure": return (block.content as Block[]).map(drawBlock).join("\n") + (block.caption ?? "");
    default: return skip(block);
  }
}

// Compiles only while every kind of the document has its case; at run time a newer server's kind is skipped.
function skip(_: never): string {
  return "";
}

export async function create(draft: Draft): Promise<{ article: Editorial; etag: string }> {
  const { data, error, response } = await editor.POST("/v1/editorial/articles", { body: draft });
  if (error) throw new Refused(error);
  return { article: data, etag: response.headers.get("ETag") ?? "" };
}

/** False where somebody else changed the article in the meantime. */
export async function publish(id: number, etag: string): Promise<boolean> {
  const { error, response } = await editor.POST("/v1/editorial/articles/{id}/publish", {
    params: { path: { id }, header: { "If-Match": etag } },
    body: {},
  });
  if (response.status === 412) return false;
  if (error) throw new Refused(error);
  return true;
}

/** What was read can be sent back, changed. */
export async function retitle({ id, content }: Editorial, title: string, etag: string): Promise<Editorial> {
  const { data, error } = await editor.PUT("/v1/editorial/articles/{id}", {
    params: { path: { id }, header: { "If-Match": etag } },
    body: { ...content, title },
  });
  if (error) throw new Refused(error);
  return data;
}

export class Refused extends Error {
  readonly code: string;
  readonly places: string[];

  constructor(problem: Problem) {
    super(`${problem.status} ${problem.detail} (${problem.traceId})`);
    this.code = problem.code;
    this.places = problem.errors.map((wrong) => wrong.pointer ?? wrong.parameter ?? wrong.header ?? "");
  }
}

export const smallest: Draft = { language: "en", title: "A bridge opens", body: { format: "markdown", content: "It **opened**." } };

// @ts-expect-error An article has a title.
export const untitled: Draft = { language: "en", body: { format: "markdown", content: "" } };

// @ts-expect-error There is no such format.
export const unknownFormat: Draft = { language: "en", title: "A", body: { format: "bbcode", content: "" } };

// @ts-expect-error Members that are not there are refused.
export const misspelt: Draft = { ...smallest, sumary: "" };

export const mistakes = [
  // @ts-expect-error Publishing takes If-Match.
  () => editor.POST("/v1/editorial/articles/{id}/publish", { params: { path: { id: 1 } } }),
  // @ts-expect-error There is no such order.
  () => reader.GET("/v1/articles", { params: { query: { sort: "length" } } }),
  // @ts-expect-error Ids are numbers.
  () => reader.GET("/v1/articles/{id}", { params: { path: { id: "1" } } }),
];
