// Keeps the last answers, to have something to show while the server can't be reached. The network always comes first.

const Cache = 'news-1', Most = 150;

addEventListener('install', () => skipWaiting());

addEventListener('activate', event => event.waitUntil((async () => {
    for (const name of await caches.keys())
        if (name !== Cache)
            await caches.delete(name);
    await clients.claim();
})()));

addEventListener('fetch', event => {
    const { request } = event;
    // "no-store" asks whether the server is there; a stream never ends.
    if (request.method === 'GET' && request.url.startsWith('http') && request.cache !== 'no-store' && !/\/stream(\?|$)/.test(request.url))
        event.respondWith(answer(event, request));
});

async function answer(event, request) {
    const cache = await caches.open(Cache);
    try {
        const fresh = await fetch(request);
        event.waitUntil(keep(cache, request, fresh));
        return fresh;
    } catch (failure) {
        const kept = await cache.match(request, { ignoreVary: true });
        if (kept)
            return kept;
        throw failure;
    }
}

// What was withdrawn goes from here too.
async function keep(cache, request, fresh) {
    const copy = fresh.clone();
    if (fresh.ok && fresh.status === 200)
        await cache.put(request, copy);
    else if ([404, 410, 451].includes(fresh.status))
        await cache.delete(request, { ignoreVary: true });
    const keys = await cache.keys();
    for (const old of keys.slice(0, Math.max(0, keys.length - Most)))
        await cache.delete(old);
}

// The page that was open before this script ran: it, and what it was made of.
addEventListener('message', event => event.waitUntil((async () => {
    const cache = await caches.open(Cache);
    for (const address of event.data)
        if (!await cache.match(address))
            await fetch(address).then(fresh => keep(cache, new Request(address), fresh)).catch(() => {});
})()));
