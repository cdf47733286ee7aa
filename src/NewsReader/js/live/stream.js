// Keeps an open page up to date with the API's stream of changes: new stories on a front, a changed story, a withdrawn story.

import { settings } from '../settings.js';
import { notice } from './notices.js';

const Followed = ['front', 'article', 'section', 'tag', 'author'];
const Withdrawn = [404, 410, 451];
const [Pause, Again] = [1500, 5000];

/** @param tools {words, isMade, shown, dress}: isMade says whether the program made the page, shown is its main part as it came. */
export function follow(tools) {
    const main = () => document.getElementById('main');
    const { kind, language } = main().dataset;
    let { shown } = tools;
    let stream = null, last = null, away = null, timer = null, opening = null, turn = 0;
    // Whether the page may have missed a change. A story may come from a cache, but a list has just been made.
    let isLate = kind === 'article' || document.visibilityState === 'hidden';

    const open = () => {
        clearTimeout(opening);
        if (stream || document.visibilityState === 'hidden')
            return;
        const kinds = kind === 'front' ? 'article,front' : 'article';
        const since = last ? `&since=${last}` : '';
        stream = new EventSource(
            `${settings().api}/v1/changes/stream?kinds=${kinds}&language=${encodeURIComponent(language)}${since}`);
        stream.addEventListener('ping', event => { last = event.lastEventId || last; });
        stream.addEventListener('change', event => {
            last = event.lastEventId || last;
            changed(JSON.parse(event.data));
        });
        stream.addEventListener('restart', () => look());
        stream.addEventListener('open', () => {
            away?.remove();
            if (isLate)
                look();
            isLate = true;
        });
        stream.addEventListener('error', lost);
    };

    // A tab in the background needs no stream. Browsers open only six connections to one server.
    const close = () => {
        clearTimeout(opening);
        stream?.close();
        stream = null;
    };

    // A browser reconnects by itself, but not after an error status. The random delay keeps many tabs from reconnecting at the same time.
    async function lost() {
        if (stream?.readyState === EventSource.CLOSED) {
            close();
            opening = setTimeout(open, Again * (1 + Math.random()));
        }

        await sayIfAway();
    }

    async function sayIfAway() {
        const answer = await ask('/v1/site?language=en');
        if (!isAway(answer) || away?.isConnected)
            return;
        away = notice(tools.words.away, { name: tools.words.again, run: () => location.reload() });
    }

    function changed({ kind: changedKind, id, seq }) {
        if (kind !== 'article')
            look(seq);
        else if (changedKind === 'article' && String(id) === main().dataset.article)
            look(seq);
    }

    // Compares the shown content with the current content of the API.
    function look(seq) {
        if (kind === 'article')
            return lookAtStory(seq);
        clearTimeout(timer);
        timer = setTimeout(() => renew(seq), Pause);
        return undefined;
    }

    async function lookAtStory(seq) {
        const { article, version } = main().dataset;
        const answer = article && await ask(`/v1/articles/${article}?fields=id,version${seq ? `&minSeq=${seq}` : ''}`);
        if (!answer)
            return;
        if (Withdrawn.includes(answer.status))
            await withdraw(answer.status, await answer.json().catch(() => null));
        else if (answer.ok)
            compare(await answer.json(), article, version);
        else
            setTimeout(() => look(seq), Again);
    }

    // For a withdrawn story, the API may answer with the story that replaces it, so the ids are compared, too.
    function compare(now, article, version) {
        if (String(now.id) !== article || String(now.version) !== version)
            notice(tools.words.changed, { name: tools.words.showNew, run: () => location.reload() });
    }

    // The text is removed immediately. The reader does not have to reload the page.
    async function withdraw(status, problem) {
        close();
        const { showAbsent } = await import('../pages/browser.js');
        await showAbsent(settings(), status, problem);
        // These requests are repeated. If the answer is that the content is gone, the service worker also deletes its copy.
        for (const address of [location.href, ...loaded().filter(one => /\/v1\/articles\/(by-slug\/|\d)/.test(one))])
            fetch(address, { cache: 'reload' }).catch(() => {});
    }

    async function renew(seq) {
        turn += 1;
        const own = turn;
        const fresh = tools.isMade ? await fromProgram(seq) : await (await import('../pages/browser.js')).main(settings(), seq);
        // A later call has already started, or nothing is new.
        if (!fresh || own !== turn || fresh.innerHTML === shown)
            return;
        shown = fresh.innerHTML;
        const focused = document.activeElement?.closest('main') ? document.activeElement.getAttribute('href') : null;
        main().replaceChildren(...fresh.childNodes);
        tools.dress(main());
        if (focused)
            main().querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
        notice(tools.words.renewed);
    }

    if (!Followed.includes(kind)) {
        sayIfAway();
        return;
    }

    document.addEventListener('visibilitychange', () => (document.visibilityState === 'hidden' ? close() : open()));
    addEventListener('pagehide', close);
    addEventListener('pageshow', open);
    open();
}

/** The addresses of what this page has loaded, without streams. */
export const loaded = () => performance.getEntriesByType('resource').map(one => one.name).filter(name => !name.includes('/stream'));

const ask = path => fetch(`${settings().api}${path}`, { cache: 'no-store' }).catch(() => null);

// When the server is down, a proxy may answer instead.
const isAway = answer => answer === null || answer.status >= 500;

async function fromProgram(seq) {
    const address = new URL(location.href);
    if (seq)
        address.searchParams.set('minSeq', seq);
    const answer = await fetch(address, { cache: 'no-store' }).catch(() => null);
    return answer?.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('main') : null;
}
