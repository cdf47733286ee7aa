// Counts what was read and shared: one view for each page, one share for each channel. No data about the reader is sent or kept.

import { settings } from '../settings.js';

const sent = new Set();

export function count(kind, channel = null) {
    const { article, key } = document.getElementById('main')?.dataset ?? {};
    const what = `${kind} ${channel} ${article}`;
    if (!article || sent.has(what))
        return;
    sent.add(what);
    const event = {
        kind, article: Number(article), key, id: crypto.randomUUID?.() ?? String(Math.random()).slice(2), channel: channel ?? undefined,
        referrer: kind === 'view' && document.referrer ? new URL(document.referrer).hostname : undefined,
    };
    // A body of plain text needs no CORS preflight. The browser sends a beacon even if the reader leaves the page.
    navigator.sendBeacon(`${settings().api}/v1/events`, JSON.stringify([event]));
}

/** Counts the view when the page is seen: not while it is made ready in the background. */
export function countView({ article }) {
    if (!article)
        return;
    const look = () => document.visibilityState === 'visible' && !document.prerendering && count('view');
    look();
    document.addEventListener('visibilitychange', look);
    document.addEventListener('prerenderingchange', look);
}
