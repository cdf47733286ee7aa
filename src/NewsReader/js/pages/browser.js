// Makes pages in the browser: on a static host, and when an open story is withdrawn.

import { languageOf, needs } from '../needs.js';
import { parse } from '../routes.js';
import { remembered } from '../live/memory.js';
import { load } from '../words.js';
import { absent } from './absent.js';
import { makePage } from './page.js';

const Patience = 10_000;

/** Makes the whole page of this address. */
export async function show(settings) {
    const made = await make(settings);
    if (made.location) {
        location.replace(made.location);
        return new Promise(() => {});
    }

    Object.assign(document.documentElement, { lang: made.language, dir: made.dir });
    const head = new DOMParser().parseFromString(`<head>${made.head}</head>`, 'text/html').head;
    document.title = head.querySelector('title').textContent;
    document.head.append(...head.querySelectorAll('meta, link, script'));
    document.body.innerHTML = made.body;
}

/** The main part of this address anew, for a page that is open. */
export async function main(settings, seq) {
    const made = await make(settings, seq);
    return made.status === 200 ? new DOMParser().parseFromString(made.body, 'text/html').getElementById('main') : null;
}

/** Puts the notice of a withdrawal in the place of the story. */
export async function showAbsent({ base, articlePath }, status, problem) {
    const { language } = document.getElementById('main').dataset;
    const { addresses } = await import('../routes.js');
    const shown = absent({ words: await load(language), language, to: addresses(base, articlePath) }, status, problem);
    const place = document.getElementById('main');
    place.innerHTML = shown.main;
    place.dataset.kind = 'absent';
    delete place.dataset.article;
    document.title = shown.title;
    place.focus();
}

async function make({ api, base, articlePath }, seq) {
    const query = Object.fromEntries(new URLSearchParams(location.search));
    const route = parse(location.pathname, query, base, articlePath);
    route.language ??= remembered('language') ?? (await ask(api, '/v1/site', seq)).body?.defaultLanguage ?? 'en';
    const answers = {};
    const asked = new Set();
    for (;;) {
        const missing = Object.entries(needs(route, answers)).filter(([name]) => !asked.has(name));
        if (missing.length === 0)
            break;
        await Promise.all(missing.map(async ([name, path]) => {
            asked.add(name);
            answers[name] = await ask(api, path, seq);
        }));
    }

    const search = new URLSearchParams(location.search);
    search.delete('cursor');
    const path = location.pathname + (String(search) && ['search', 'most'].includes(route.kind) ? `?${search}` : '');
    const context = { base, api, articlePath, path, origin: location.origin };
    return makePage({ route, answers, words: await load(languageOf(route, answers)), context });
}

async function ask(api, path, seq) {
    const address = `${api}${path}${seq ? `${path.includes('?') ? '&' : '?'}minSeq=${seq}` : ''}`;
    try {
        const answer = await fetch(address, { cache: seq ? 'no-cache' : 'default', signal: AbortSignal.timeout(Patience) });
        return { status: answer.status, body: await answer.json().catch(() => null) };
    } catch {
        return { status: 0, body: null };
    }
}
