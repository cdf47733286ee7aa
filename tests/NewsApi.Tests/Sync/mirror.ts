import { follow } from './follow';

// Follows a program until an article with the last title comes; prints the copy whenever it is whole.
const [api, last] = process.argv.slice(2) as [string, string];
const copy = new Map<number, string>();
const end = new AbortController();
let token: string | null = null;

await follow(api, 'language=en', () => token, (items, next, hasMore) => {
  for (const item of items)
    if (item.operation === 'upsert') copy.set(item.id, item.article.title);
    else copy.delete(item.id);
  token = next;
  if (!hasMore) console.log(JSON.stringify([...copy]));
  if ([...copy.values()].includes(last)) end.abort();
}, end.signal);
