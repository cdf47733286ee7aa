// The client that orval makes for fetch. Its addresses are relative, so that the program sets the server.
import { createArticle, listArticles, patchArticle, publishArticle } from "./orval/client";
import { run, type Answer } from "./scenario";

declare const process: { argv: string[] };

const [url, key] = process.argv.slice(2);
const send = globalThis.fetch;
globalThis.fetch = (path, options) => send(`${url}${String(path)}`, options);

const authorization = { Authorization: `Bearer ${key}` };

function answer<R extends { status: number; headers: Headers; data: unknown }>({ status, headers, data }: R): Answer<R["data"]> {
  return { status, etag: headers.get("ETag"), data };
}

await run({
  list: async (limit, cursor) => answer(await listArticles({ limit, ...(cursor === undefined ? {} : { cursor }) })),
  create: async (title) => answer(await createArticle(
    { language: "en", title, body: { format: "markdown", content: "It **runs**." } }, { headers: authorization })),
  patch: async (id, etag, summary) => answer(await patchArticle(id, { summary }, { headers: { ...authorization, "If-Match": etag } })),
  publish: async (id, etag) => answer(await publishArticle(id, {}, { headers: { ...authorization, "If-Match": etag } })),
});
