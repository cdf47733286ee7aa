// The client of @hey-api/openapi-ts.
import { client } from "./hey/client.gen";
import { createArticle, listArticles, patchArticle, publishArticle } from "./hey/sdk.gen";
import { run, type Answer } from "./scenario";

declare const process: { argv: string[] };

const [url, key] = process.argv.slice(2);
client.setConfig({ baseUrl: url!, auth: () => key! });

function answer<T, E>({ data, error, response }: { data?: T; error?: E; response?: Response | undefined }): Answer<T | E> {
  return { status: response!.status, etag: response!.headers.get("ETag"), data: (data ?? error)! };
}

await run({
  list: async (limit, cursor) => answer(await listArticles({ query: { limit, ...(cursor === undefined ? {} : { cursor }) } })),
  create: async (title) => answer(await createArticle({
    body: { language: "en", title, body: { format: "markdown", content: "It **runs**." } },
  })),
  patch: async (id, etag, summary) => answer(await patchArticle({ path: { id }, headers: { "If-Match": etag }, body: { summary } })),
  publish: async (id, etag) => answer(await publishArticle({ path: { id }, headers: { "If-Match": etag }, body: {} })),
});
