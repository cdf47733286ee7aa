// Stores the last answers, to show them while the server can't be reached. The network is always tried first.

const Cache = 'news-2', Most = 150, Longest = 7 * 24 * 3_600_000;

addEventListener('install', () => skipWaiting());

addEventListener('activate', event => event.waitUntil((async () => {
    for (const name of await caches.keys())
        if (name !== Cache)
            await caches.delete(name);
    await clients.claim();
})()));

addEventListener('fetch', event => {
    const { request } = event;
    // Not answered here: "no-store" requests, which ask whether the server works; streams, which never end; and requests with a key,
    // whose answers are for one user only.
    if (request.method === 'GET' && request.url.startsWith('http') && request.cache !== 'no-store' && !/\/stream(\?|$)/.test(request.url)
        && !request.headers.has('Authorization'))
        event.respondWith(answer(event, request));
});

async function answer(event, request) {
    const cache = await caches.open(Cache);
    const fresh = await fetch(request).catch(failure => failure);
    // When the server is down, a proxy may answer instead.
    if (fresh instanceof Error || fresh.status >= 502)
        return await kept(cache, request) ?? (fresh instanceof Error ? Promise.reject(fresh) : fresh);
    event.waitUntil(keep(cache, request, fresh.clone()));
    return fresh;
}

async function kept(cache, request) {
    const found = await cache.match(request, { ignoreVary: true });
    return found && Date.now() - Date.parse(found.headers.get('Date') ?? new Date()) < Longest ? found : undefined;
}

// Withdrawn content is deleted from this cache, too.
async function keep(cache, request, copy) {
    if (copy.status === 200 && !/no-store|private/.test(copy.headers.get('Cache-Control')))
        await cache.put(request, copy);
    else if ([404, 410, 451].includes(copy.status))
        await cache.delete(request, { ignoreVary: true });
    const keys = await cache.keys();
    for (const old of keys.slice(0, Math.max(0, keys.length - Most)))
        await cache.delete(old);
}

// Keeps the page that was open before this script ran, with the files and answers that the page had loaded.
addEventListener('message', event => event.waitUntil((async () => {
    const cache = await caches.open(Cache);
    for (const address of event.data)
        if (!await cache.match(address))
            await fetch(address).then(fresh => keep(cache, new Request(address), fresh)).catch(() => {});
})()));
