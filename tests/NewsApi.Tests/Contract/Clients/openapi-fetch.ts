// The types of openapi-typescript with openapi-fetch.
import createClient from "openapi-fetch";
import type { paths } from "./newsapi";
import { run, type Answer } from "./scenario";

declare const process: { argv: string[] };

const [url, key] = process.argv.slice(2);
const client = createClient<paths>({ baseUrl: url!, headers: { Authorization: `Bearer ${key}` } });

function answer<T, E>({ data, error, response }: { data?: T; error?: E; response: Response }): Answer<T | E> {
  return { status: response.status, etag: response.headers.get("ETag"), data: (data ?? error)! };
}

await run({
  list: async (limit, cursor) =>
    answer(await client.GET("/v1/articles", { params: { query: { limit, ...(cursor === undefined ? {} : { cursor }) } } })),
  create: async (title) => answer(await client.POST("/v1/editorial/articles", {
    body: { language: "en", title, body: { format: "markdown", content: "It **runs**." } },
  })),
  patch: async (id, etag, summary) => answer(await client.PATCH("/v1/editorial/articles/{id}", {
    params: { path: { id }, header: { "If-Match": etag } }, body: { summary },
  })),
  publish: async (id, etag) => answer(await client.POST("/v1/editorial/articles/{id}/publish", {
    params: { path: { id }, header: { "If-Match": etag } }, body: {},
  })),
});
