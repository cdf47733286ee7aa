// Runs in the browser. A page of the program only gets what needs scripts; on a static host the page is made here first.

import './elements/copy-text.js';
import './elements/share-line.js';
import './elements/site-search.js';
import './elements/tools.js';
import { countView } from './live/counting.js';
import { remember } from './live/memory.js';
import { notice } from './live/notices.js';
import { follow } from './live/stream.js';
import { settings } from './settings.js';
import { wordsFor } from './words.js';

const wordsOf = async language => (await import(`./words/${wordsFor(language)}.js`)).default;

async function start() {
    const isMade = document.getElementById('main') !== null;
    if (!isMade)
        await (await import('./pages/browser.js')).show(settings());
    const main = document.getElementById('main');
    const words = await wordsOf(main.dataset.language);
    remember('language', main.dataset.language);
    dress(document);
    document.addEventListener('click', event => sayMissing(event, words));
    countView(main.dataset);
    follow({ words, isMade, dress });
    keepForLater();
}

/** What a policy without inline styles leaves to scripts: the colour behind a picture, and the point that stays visible. */
function dress(part) {
    for (const image of part.querySelectorAll('img[data-colour], img[data-focus]')) {
        if (!image.complete)
            image.style.backgroundColor = image.dataset.colour ?? '';
        image.style.objectPosition = image.dataset.focus ?? '';
        image.addEventListener('load', () => { image.style.backgroundColor = ''; }, { once: true });
    }
}

// The next visits find something even while the server is away; see sw.js.
async function keepForLater() {
    try {
        await navigator.serviceWorker.register(`${settings().base}/sw.js`);
        const { active } = await navigator.serviceWorker.ready;
        const loaded = performance.getEntriesByType('resource').map(one => one.name).filter(name => !name.includes('/stream'));
        active.postMessage([location.href, ...loaded]);
    } catch {
        // Not every page may have one: those without https, for instance.
    }
}

function sayMissing(event, words) {
    const link = event.target.closest?.('a[data-missing]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey)
        return;
    event.preventDefault();
    notice(link.dataset.missing, { name: words.home, address: link.href });
}

start();
