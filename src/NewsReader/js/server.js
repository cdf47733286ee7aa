// The program runs this module to make a page, with the same modules as in the browser. Arguments and results are JSON.

import { cleaned, html } from './html.js';
import { languageOf, needs } from './needs.js';
import { makePage } from './pages/page.js';
import { parse } from './routes.js';
import { knows, wordsFor } from './words.js';
import ar from './words/ar.js';
import az from './words/az.js';
import en from './words/en.js';
import hy from './words/hy.js';
import ru from './words/ru.js';

const Words = { ar, az, en, hy, ru };

/** {path, query, base, articlePath, languages, language} → the route; the language is that of a page without one. */
export function route(json) {
    const { path, query, base, articlePath, languages, language } = JSON.parse(json);
    const found = parse(path, query, base, articlePath);
    return JSON.stringify(found.language === null || knows(languages, found.language)
        ? { ...found, language: found.language ?? language }
        : { kind: 'absent', language });
}

/** {route, answers} → paths of the API by name. */
export function wanted(json) {
    const { route, answers } = JSON.parse(json);
    return JSON.stringify(needs(route, answers));
}

/** {route, answers, context} → {status, location, html, language}. */
export function page(json) {
    const { route, answers, context } = JSON.parse(json);
    const made = makePage({ route, answers, words: Words[wordsFor(languageOf(route, answers))], context });
    return JSON.stringify(made.location ? made : {
        status: made.status, language: made.language, isNoAddress: route.kind === 'absent', html: String(whole(made, context)),
    });
}

// The modules that js/app.js imports. They are listed in the page, so a browser requests all of them at once.
const Modules = ['live/counting', 'live/memory', 'live/notices', 'live/stream', 'elements/share-line', 'elements/site-search',
    'elements/tools', 'elements/copy-text', 'routes', 'settings', 'words'];

const whole = ({ language, dir, head, body }, { assets, base, articlePath }) => html`<!doctype html>
<html lang="${language}" dir="${dir}" prefix="og: https://ogp.me/ns# article: https://ogp.me/ns/article#">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="newsapi" content="${base}" data-base="${base}" data-articles="${articlePath}">
<link rel="stylesheet" href="${assets}/style.css">
<script src="${assets}/early.js"></script>
<script type="module" src="${assets}/js/app.js"></script>
${Modules.map(name => html`<link rel="modulepreload" href="${assets}/js/${name}.js">
`)}<link rel="icon" href="${assets}/icon.svg" type="image/svg+xml">
${cleaned(head)}
</head>
<body>
${cleaned(body)}
</body>
</html>
`;
