// What a page asks the Content API. It is asked again with the answers so far, until it wants nothing more.

const encode = encodeURIComponent;

const list = (filter, language, cursor, limit = 24) =>
    `/v1/articles?${filter}language=${encode(language)}&limit=${limit}${cursor ? `&cursor=${encode(cursor)}` : ''}`;

/**
 * @param route As parse() gives it, with a language.
 * @param answers By name: {status, body} of what was asked before.
 * @returns Paths of the API by name; those of before among them.
 */
export function needs(route, answers = {}) {
    const own = Pages[route.kind]?.(route, encode(route.language), answers) ?? {};
    const language = `language=${encode(route.language)}`;
    const common = { site: `/v1/site?${language}`, sections: `/v1/sections?${language}`, menu: `/v1/menus/main?${language}` };
    return { ...common, ...own };
}

const Pages = {
    front(route, language, answers) {
        const wanted = { front: `/v1/fronts/${encode(route.slug)}?language=${language}` };
        if (route.slug === 'home')
            wanted.most = `/v1/articles/most?language=${language}&period=7d&limit=5`;
        // While editors have made no front, the newest stories stand in its place.
        if (route.slug === 'home' && answers.front && answers.front.status !== 200)
            Object.assign(wanted, { latest: list('', route.language, null, 60), fronts: `/v1/fronts?language=${language}` });
        return wanted;
    },

    article(route, language) {
        const address = route.id ? `/v1/articles/${route.id}` : `/v1/articles/by-slug/${language}/${encode(route.slug)}`;
        return {
            article: `${address}?include=related,share,body&body=html`,
            data: `${address}.jsonld`,
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

const term = (collection, filter, route, language) => ({
    term: `/v1/${collection}/${encode(route.slug)}?language=${language}`,
    list: list(`${filter}=${encode(route.slug)}&`, route.language, route.cursor),
});
