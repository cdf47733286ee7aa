import { addresses } from '../routes.js';
import { direction } from '../words.js';
import { absent } from './absent.js';
import { article } from './article.js';
import { front } from './front.js';
import { head } from './head.js';
import { html } from '../html.js';
import { layout } from './layout.js';
import { listing, most, search } from './listing.js';

const Pages = { front, article, section: listing, tag: listing, author: listing, search, most };

// The answer that a kind of page can't do without.
const Main = { article: 'article', section: 'term', tag: 'term', author: 'term', search: 'list', front: 'front', most: 'most' };

/** The language of a page: that of its address, or of the story where the address has only its id. */
export const languageOf = (route, answers) => (route.id && answers.article?.body?.language) || route.language;

/**
 * A page from the API's answers.
 * @param input {route, answers, words, context}; the context says {base, api, articlePath, path, origin}: where the pages and the API are.
 * @returns {status, location, language, dir, title, head, body, frames}; of a moved page only the location.
 */
export function makePage({ route, answers, words, context }) {
    const site = answers.site?.body ?? { name: '', languages: [], social: {}, appStores: {}, timeZone: 'UTC' };
    const to = addresses(context.base, context.articlePath);
    const language = languageOf(route, answers);
    const page = {
        route, answers, words, site, to, language, direction,
        base: context.base, api: context.api, path: context.path, zone: site.timeZone,
        url: path => `${context.origin}${path}`,
        inLanguage: other => inLanguage(route, answers, to, other),
    };
    const isKnown = site.languages.some(one => one.toLowerCase() === language.toLowerCase());
    const moved = movedTo(route, answers, to);
    if (moved && moved !== context.path)
        return { status: 301, location: moved };
    const main = answers[Main[route.kind]];
    const shown = (isKnown && Pages[route.kind]?.(page)) || absent(page, failure(site, main, isKnown, route), main?.body);
    const story = shown.story;
    const about = html`<main id="main" tabindex="-1" data-kind="${shown.status ? 'absent' : route.kind}" data-language="${language}"${story
        && html` data-article="${story.id}" data-key="${story.viewKey}" data-version="${story.version}"`}>${shown.main}</main>`;
    return {
        status: shown.status ?? 200,
        language,
        dir: direction(language),
        title: shown.title,
        head: String(head(page, shown)),
        body: String(layout({ ...page, isHome: shown.isHome }, about)),
    };
}

function failure(site, main, isKnown, route) {
    if (!site.name)
        return 0;
    if (!isKnown || !Pages[route.kind])
        return 404;
    return main?.status === 400 ? 404 : main?.status ?? 0;
}

// A former slug, or a story whose address has another language.
function movedTo(route, answers, to) {
    if (route.kind === 'article' && answers.article?.status === 200) {
        const story = answers.article.body;
        return story.slug !== route.slug || (!route.id && story.language !== route.language) ? to.article(story) : null;
    }

    const term = answers.term;
    return term?.status === 200 && term.body.slug !== route.slug ? to.list(route.kind, route.language, term.body.slug) : null;
}

// The same page in another language; null where a story is not translated.
function inLanguage(route, answers, to, other) {
    switch (route.kind) {
        case 'article': {
            const story = (answers.article?.body?.translations ?? []).find(one => one.language === other);
            return story ? to.article(story) : null;
        }
        case 'section': case 'tag': case 'author': return to.list(route.kind, other, route.slug);
        case 'front': return route.slug === 'home' ? to.front(other) : to.list('front', other, route.slug);
        case 'search': return to.search(other, route.q);
        case 'most': return to.mostRead(other);
        default: return to.front(other);
    }
}
