// Keeps an open page right: new stories on a front, a changed story, a withdrawn one. From the API's stream of changes.

import { settings } from '../settings.js';
import { notice } from './notices.js';

const Pause = 1500;

/** @param tools {words, isMade, dress}: isMade says whether the program made the page. */
export function follow(tools) {
    const main = () => document.getElementById('main');
    const { kind } = main().dataset;
    if (!['front', 'article', 'section', 'tag', 'author'].includes(kind))
        return;
    let stream = null, last = null, away = null, timer = null;

    const open = () => {
        if (stream || document.visibilityState === 'hidden')
            return;
        const kinds = kind === 'front' ? 'article,front' : 'article';
        stream = new EventSource(`${settings().api}/v1/changes/stream?kinds=${kinds}${last ? `&since=${last}` : ''}`);
        stream.addEventListener('change', event => {
            last = event.lastEventId || last;
            changed(JSON.parse(event.data));
        });
        stream.addEventListener('goaway', close);
        stream.addEventListener('open', () => {
            away?.remove();
            away = null;
        });
        stream.addEventListener('error', () => lost());
    };

    // A tab in the background needs no stream, and browsers open six connections to a server only.
    const close = () => {
        stream?.close();
        stream = null;
    };

    async function lost() {
        if (await answers())
            return;
        away ??= notice(tools.words.away, { name: tools.words.again, run: () => location.reload() });
    }

    async function changed({ kind: what, id, seq }) {
        if (kind !== 'article') {
            clearTimeout(timer);
            timer = setTimeout(() => renew(seq), Pause);
        } else if (what === 'article' && String(id) === main().dataset.article) {
            await storyChanged(id, seq);
        }
    }

    async function storyChanged(id, seq) {
        const answer = await ask(`/v1/articles/${id}?fields=id,version&minSeq=${seq}`);
        if (!answer)
            return;
        if (!answer.ok)
            await withdraw(answer);
        else if (String((await answer.json()).version) !== main().dataset.version)
            notice(tools.words.changed, { name: tools.words.showNew, run: () => location.reload() });
    }

    // The text goes at once; nobody has to load the page again for that.
    async function withdraw(answer) {
        close();
        const { showAbsent } = await import('../pages/browser.js');
        await showAbsent(settings(), answer.status, await answer.json().catch(() => null));
    }

    async function renew(seq) {
        const before = main().innerHTML;
        const fresh = tools.isMade ? await fromProgram(seq) : await (await import('../pages/browser.js')).main(settings(), seq);
        if (!fresh || fresh.innerHTML === before)
            return;
        const focused = document.activeElement?.closest('main') ? document.activeElement.getAttribute('href') : null;
        main().replaceChildren(...fresh.childNodes);
        tools.dress(main());
        if (focused)
            main().querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
        notice(tools.words.renewed);
    }

    document.addEventListener('visibilitychange', () => (document.visibilityState === 'hidden' ? close() : open()));
    addEventListener('pagehide', close);
    addEventListener('pageshow', open);
    open();
}

const ask = path => fetch(`${settings().api}${path}`, { cache: 'no-store' }).catch(() => null);

const answers = async () => Boolean(await ask('/v1/site?language=en'));

async function fromProgram(seq) {
    const address = new URL(location.href);
    address.searchParams.set('minSeq', seq);
    const answer = await fetch(address, { cache: 'no-store' }).catch(() => null);
    return answer?.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('main') : null;
}
