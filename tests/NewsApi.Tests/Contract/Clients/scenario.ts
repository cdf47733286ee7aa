// What every generated client does against a real program: list, page, create, patch, publish, and the refusals 412 and 422.
// Prints one line for each step; any other outcome throws.

export interface Answer<T> {
  status: number;
  etag: string | null;
  data: T;
}

export interface Page {
  // Optional in the document, because fields= may leave them out.
  items: { id?: number | undefined; title?: string | undefined }[];
  page: { next: string | null };
}

export interface Written {
  id: number;
  content: { title: string; summary?: string | null | undefined };
}

export interface Refusal {
  code: string;
  errors: { pointer: string | null }[];
}

/** One generated client behind the four calls that the scenario makes. */
export interface Client {
  list(limit: number, cursor?: string): Promise<Answer<Page | Refusal | void>>;
  create(title: string): Promise<Answer<Written | Refusal>>;
  patch(id: number, etag: string, summary: string): Promise<Answer<Written | Refusal>>;
  publish(id: number, etag: string): Promise<Answer<unknown>>;
}

function need<T extends object, K extends keyof T>(step: string, answer: Answer<unknown>, status: number, key: K): T {
  if (answer.status !== status || typeof answer.data !== "object" || answer.data === null || !(key in answer.data))
    throw new Error(`${step}: ${answer.status} ${JSON.stringify(answer.data)}`);
  console.log(`${step} ${status}`);
  return answer.data as T;
}

export async function run(client: Client): Promise<void> {
  const first = need<Page, "items">("list", await client.list(2), 200, "items");
  if (first.items.length !== 2 || first.page.next === null) throw new Error(`list: ${JSON.stringify(first)}`);
  const second = need<Page, "items">("page", await client.list(2, first.page.next), 200, "items");
  if (second.items.some((item) => item.id === undefined || first.items.some((other) => other.id === item.id)))
    throw new Error("page: an item came twice, or without its id");

  const created = await client.create("Night tram returns to the left bank");
  const draft = need<Written, "content">("create", created, 201, "content");
  const patched = await client.patch(draft.id, created.etag ?? "", "Line 4 runs until two.");
  const changed = need<Written, "content">("patch", patched, 200, "content");
  if (changed.content.summary !== "Line 4 runs until two." || changed.content.title !== draft.content.title)
    throw new Error(`patch: ${JSON.stringify(changed)}`);
  const published = await client.publish(draft.id, patched.etag ?? "");
  need<Written, "content">("publish", published, 200, "content");
  if (!(await client.list(5)).data || published.etag === patched.etag) throw new Error("publish: nothing changed");

  const stale = need<Refusal, "code">("stale", await client.patch(draft.id, created.etag ?? "", "Too late"), 412, "code");
  if (stale.code !== "stale_version") throw new Error(`stale: ${stale.code}`);
  const refused = need<Refusal, "errors">("wrong", await client.create("x".repeat(301)), 422, "errors");
  if (refused.errors[0]?.pointer !== "/title") throw new Error(`wrong: ${JSON.stringify(refused)}`);
}
