// Addresses of the reader's pages: turns a path into the content to show, and this content into a path.

const Language = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i;
const Lists = ['section', 'tag', 'author', 'front'];

const encode = encodeURIComponent;

const decode = text => {
    try {
        return decodeURIComponent(text);
    } catch {
        return text;
    }
};

const query = values => {
    const set = Object.entries(values).filter(([, value]) => value);
    return set.length ? '?' + set.map(([name, value]) => `${name}=${encode(value)}`).join('&') : '';
};

/**
 * @param base The path below which the pages are, without a slash at the end.
 * @param articlePath With {language}, {slug} and {id}, as the site's settings have it.
 */
export const addresses = (base = '', articlePath = '/{language}/{slug}') => ({
    front: language => `${base}/${encode(language)}`,
    list: (kind, language, slug) => `${base}/${encode(language)}/${kind}/${encode(slug)}`,
    search: (language, q) => `${base}/search${query({ language, q })}`,
    mostRead: language => `${base}/most-read${query({ language })}`,
    article: article => base + articlePath.replace(/\{(language|slug|id)\}/g, (_, name) => encode(article[name])),
});

/** What a path shows: its kind, and what it names. The language is null where the path has none. */
export function parse(path, search = {}, base = '', articlePath = '/{language}/{slug}') {
    const below = path.startsWith(base) ? path.slice(base.length) : path;
    const parts = below.split('/').filter(Boolean).map(decode);
    const language = Language.test(search.language ?? '') ? search.language : null;
    const cursor = search.cursor ?? null;
    const [first, second, third] = parts;
    if (parts.length === 0)
        return { kind: 'front', slug: 'home', language };
    if (parts.length === 1 && first === 'search')
        return { kind: 'search', language, q: (search.q ?? '').trim(), cursor };
    if (parts.length === 1 && first === 'most-read')
        return { kind: 'most', language };
    if (Language.test(first)) {
        if (parts.length === 1)
            return { kind: 'front', slug: 'home', language: first };
        if (parts.length === 3 && Lists.includes(second))
            return { kind: second, slug: third, language: first, cursor };
    }
    return article(below, articlePath) ?? { kind: 'absent', language: Language.test(first) ? first : null };
}

function article(path, pattern) {
    const names = [];
    const parts = pattern.split(/\{(language|slug|id)\}/);
    const form = parts.map((part, at) => {
        if (at % 2 === 0)
            return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
        names.push(part);
        return part === 'id' ? '(\\d+)' : '([^/]+)';
    }).join('');
    const found = new RegExp(`^${form}/?$`).exec(path);
    if (!found)
        return null;
    const values = Object.fromEntries(names.map((name, at) => [name, decode(found[at + 1])]));
    if (values.language && !Language.test(values.language))
        return null;
    return { kind: 'article', language: values.language ?? null, slug: values.slug ?? null, id: values.id ?? null };
}
