// Runs in the browser. The program sends complete pages, and this script adds what needs scripts. On a static host it makes the page first.

import './elements/copy-text.js';
import './elements/share-line.js';
import './elements/site-search.js';
import './elements/tools.js';
import { countView } from './live/counting.js';
import { remember } from './live/memory.js';
import { notice } from './live/notices.js';
import { follow, loaded } from './live/stream.js';
import { settings } from './settings.js';
import { load } from './words.js';

async function start() {
    const isMade = document.getElementById('main') !== null;
    if (!isMade)
        await (await import('./pages/browser.js')).show(settings());
    const main = document.getElementById('main');
    const [words, shown] = [await load(main.dataset.language), main.innerHTML];
    if (main.dataset.kind !== 'absent')
        remember('language', main.dataset.language);
    dress(document);
    document.addEventListener('click', event => sayMissing(event, words));
    countView(main.dataset);
    follow({ words, isMade, shown, dress });
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

// With the service worker, later visits can show something even when the server is down. See sw.js.
async function keepForLater() {
    try {
        await navigator.serviceWorker.register(`${settings().base}/sw.js`);
        const { active } = await navigator.serviceWorker.ready;
        active.postMessage([location.href, ...loaded()]);
    } catch {
        // Some pages can't have a service worker, for example pages without https.
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
