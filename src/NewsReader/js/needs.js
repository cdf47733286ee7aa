// The requests to the Content API for a page. This is called again with the answers so far, until it needs nothing more.

import { knows } from './words.js';

const encode = encodeURIComponent;

/** The language of a page: of the story where the address has only its id, else of the address; the site's own where it has none such. */
export function languageOf(route, answers) {
    const wanted = (route.id && answers.article?.body?.language) || route.language;
    const site = siteOf(answers);
    return !site || knows(site.languages, wanted) ? wanted : site.defaultLanguage;
}

/** The site's data, or null while the API does not answer. */
export const siteOf = answers => (answers.site?.status === 200 ? answers.site.body ?? null : null);

const list = (filter, language, cursor, limit = 24) =>
    `/v1/articles?${filter}language=${encode(language)}&limit=${limit}${cursor ? `&cursor=${encode(cursor)}` : ''}`;

/**
 * @param route As parse() gives it, with a language.
 * @param answers By name: {status, body} of what was asked before.
 * @returns Paths of the API by name; those of before among them.
 */
export function needs(route, answers = {}) {
    // The language of the page is that of the story, so the story is requested first.
    if (route.id && !answers.article)
        return { article: story(route) };
    const language = encode(languageOf(route, answers));
    const own = Pages[route.kind]?.(route, language, answers) ?? {};
    const common = {
        site: `/v1/site?language=${language}`,
        sections: `/v1/sections?language=${language}&limit=100`,
        menu: `/v1/menus/main?language=${language}`,
    };
    return { ...common, ...own };
}

const Pages = {
    front(route, language, answers) {
        const wanted = { front: `/v1/fronts/${encode(route.slug)}?language=${language}` };
        if (route.slug === 'home')
            wanted.most = `/v1/articles/most?language=${language}&period=7d&limit=5`;
        // Until editors have made a front, the newest stories are shown instead. The page also depends on the list of fronts, so the
        // program makes it again when there is a front.
        if (route.slug === 'home' && answers.front?.status === 404)
            Object.assign(wanted, { latest: list('', route.language, null, 60), fronts: `/v1/fronts?language=${language}` });
        return wanted;
    },

    article(route, language) {
        return {
            article: story(route),
            data: `${storyAddress(route)}.jsonld`,
            most: `/v1/articles/most?language=${language}&period=7d&limit=5`,
        };
    },

    section: (route, language) => term('sections', 'section', route, language),
    tag: (route, language) => term('tags', 'tag', route, language),
    author: (route, language) => term('authors', 'author', route, language),

    search(route) {
        return route.q ? { list: list(`q=${encode(route.q)}&`, route.language, route.cursor, 20) } : {};
    },

    most(route, language) {
        return {
            most: `/v1/articles/most?language=${language}&period=7d&limit=20`,
            trending: `/v1/articles/trending?language=${language}&limit=10`,
        };
    },
};

const storyAddress = ({ id, language, slug }) =>
    (id ? `/v1/articles/${id}` : `/v1/articles/by-slug/${encode(language)}/${encode(slug)}`);

const story = route => `${storyAddress(route)}?include=related,share,body&body=html`;

const term = (collection, filter, route, language) => ({
    term: `/v1/${collection}/${encode(route.slug)}?language=${language}`,
    list: list(`${filter}=${encode(route.slug)}&`, route.language, route.cursor),
});
