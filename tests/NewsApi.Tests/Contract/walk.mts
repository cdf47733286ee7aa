// Walks lists as an app would, forward by page.next and back by page.previous, and prints each page as a line of JSON.
// What is to be walked is in plan.mts, which ListWalkTests.cs writes and the compiler checks against the document.
import createClient from "openapi-fetch";
import type { components, paths } from "./newsapi.d.ts";
import { key, url, walks } from "./plan.mjs";

type QueryOf<Path extends keyof paths> = paths[Path] extends { get: { parameters: { query?: infer Query } } } ? NonNullable<Query> : never;
type IfPaged<Query, Path> = Query extends unknown ? ("cursor" extends keyof Query ? Path : never) : never;

// They belong to one thing or to a partner, or are another form of a list.
type Others = `${string}{${string}` | `/v1/partner/${string}` | `${string}.ninjs.json` | `/feeds/${string}`;

/** Every list of the document that belongs to no single article: what has cursors, at an address without a variable. */
export type List = { [Path in keyof paths]: Path extends Others ? never : IfPaged<QueryOf<Path>, Path> }[keyof paths];

/** A list to walk. The first page is asked for with more than the others. */
export type Walk = { [Path in List]: { path: Path; query: QueryOf<Path>; first: QueryOf<Path> } }[List];

interface Page {
  // A list answers with a part of its items where `fields` asks for one, so nothing of an item is sure to be there.
  items: { id?: number }[];
  page: components["schemas"]["PageInfo"];
}

const walkersAtOnce = 3;

const reader = createClient<paths>({ baseUrl: url });
const editor = createClient<paths>({ baseUrl: url, headers: { Authorization: `Bearer ${key}` } });

async function read({ path, query, first }: Walk, cursor: string | null): Promise<Page> {
  const client = path.startsWith("/v1/editorial/") ? editor : reader;
  const { data, error } = await client.GET(path, { params: { query: { ...query, ...(cursor === null ? first : { cursor }) } } });
  if (error) throw new Error(`${path} ${JSON.stringify(query)}: ${JSON.stringify(error)}`);
  return data;
}

async function walk(number: number, list: Walk): Promise<void> {
  const show = (back: boolean, { items, page }: Page): void =>
    console.log(JSON.stringify({ walk: number, back, ids: items.map((item) => item.id), page }));
  let here = await read(list, null);
  for (show(false, here); here.page.next !== null; show(false, here)) here = await read(list, here.page.next);
  while (here.page.previous !== null) show(true, (here = await read(list, here.page.previous)));
}

const waiting = walks.entries();

async function walker(): Promise<void> {
  for (const [number, list] of waiting) await walk(number, list);
}

await Promise.all(Array.from({ length: walkersAtOnce }, walker));
