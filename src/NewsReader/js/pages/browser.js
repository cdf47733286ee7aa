// Makes pages in the browser: on a static host, and to say that an open story was withdrawn.

import { needs } from '../needs.js';
import { parse } from '../routes.js';
import { remembered } from '../live/memory.js';
import { wordsFor } from '../words.js';
import { absent } from './absent.js';
import { languageOf, makePage } from './page.js';

const wordsOf = async language => (await import(`../words/${wordsFor(language)}.js`)).default;

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
    const shown = absent({ words: await wordsOf(language), language, to: addresses(base, articlePath) }, status, problem);
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
    return makePage({ route, answers, words: await wordsOf(languageOf(route, answers)), context });
}

async function ask(api, path, seq) {
    const address = `${api}${path}${seq ? `${path.includes('?') ? '&' : '?'}minSeq=${seq}` : ''}`;
    try {
        const answer = await fetch(address, { cache: seq ? 'no-cache' : 'default' });
        return { status: answer.status, body: await answer.json().catch(() => null) };
    } catch {
        return { status: 0, body: null };
    }
}
