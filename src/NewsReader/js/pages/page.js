import { html } from '../html.js';
import { languageOf, siteOf } from '../needs.js';
import { addresses } from '../routes.js';
import { direction, knows } from '../words.js';
import { absent } from './absent.js';
import { article } from './article.js';
import { front } from './front.js';
import { head } from './head.js';
import { layout } from './layout.js';
import { listing, most, search } from './listing.js';

const Pages = { front, article, section: listing, tag: listing, author: listing, search, most };

// The answers that each kind of page must have.
const Main = {
    article: ['article'], section: ['term', 'list'], tag: ['term', 'list'], author: ['term', 'list'], search: ['list'],
    front: ['front', 'latest'], most: ['most'],
};

/**
 * A page from the API's answers.
 * @param input {route, answers, words, context}; the context says {base, api, articlePath, path, origin}: where the pages and the API are.
 * @returns {status, language, dir, head, body}; of a moved page {status, location}.
 */
export function makePage({ route, answers, words, context }) {
    const site = siteOf(answers) ?? { name: '', languages: [], social: {}, appStores: {}, timeZone: 'UTC' };
    const to = addresses(context.base, context.articlePath);
    const language = languageOf(route, answers);
    const page = {
        route, answers, words, site, to, language, direction,
        base: context.base, api: context.api, path: context.path, zone: site.timeZone,
        url: path => `${context.origin}${path}`,
        inLanguage: other => inLanguage(route, answers, to, other),
    };
    const isKnown = knows(site.languages, (route.id && answers.article?.body?.language) || route.language);
    const moved = movedTo(route, answers, to);
    if (moved && moved !== context.path)
        return { status: 301, location: moved };
    const missing = lacking(route, answers);
    const shown = (isKnown && !missing && Pages[route.kind]?.(page)) || absent(page, failure(site, missing, isKnown, route), missing?.body);
    const story = shown.story;
    const about = html`<main id="main" tabindex="-1" data-kind="${shown.status ? 'absent' : route.kind}" data-language="${language}"${story
        && html` data-article="${story.id}" data-key="${story.viewKey}" data-version="${story.version}"`}>${shown.main}</main>`;
    return {
        status: shown.status ?? 200,
        language,
        dir: direction(language),
        head: String(head(page, shown)),
        body: String(layout({ ...page, isHome: shown.isHome }, about)),
    };
}

// The first required answer that failed. If a front does not exist, the newest stories replace it. A search that is not valid finds
// nothing.
const lacking = (route, answers) => (Main[route.kind] ?? []).map(name => answers[name]).find(one =>
    one && one.status !== 200 && !(one === answers.front && answers.latest) && !(route.kind === 'search' && one.status === 400));

function failure(site, missing, isKnown, route) {
    if (!site.name)
        return 0;
    if (!isKnown || !Pages[route.kind])
        return 404;
    return missing?.status === 400 ? 404 : missing?.status ?? 0;
}

// The present address, if the requested one has a former slug or the wrong language.
function movedTo(route, answers, to) {
    if (route.kind === 'article' && answers.article?.status === 200) {
        const story = answers.article.body;
        return story.slug !== route.slug || (!route.id && story.language !== route.language) ? to.article(story) : null;
    }

    const term = answers.term;
    return term?.status === 200 && term.body.slug !== route.slug ? to.list(route.kind, route.language, term.body.slug) : null;
}

// The same page in another language, or null if the story has no translation in it.
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
