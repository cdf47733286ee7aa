import { html, link } from '../html.js';
import { Icons } from '../parts/icons.js';
import { languageName } from '../words.js';

/** The whole body of a page: what is the same everywhere around its main part. */
export const layout = (page, main) => html`<a class="skip" href="#main">${page.words.skip}</a>
${masthead(page)}
${main}
${footer(page)}
<div class="notices" role="status" aria-live="polite"></div>`;

function masthead(page) {
    const { words, site, to, language } = page;
    const name = html`<a class="masthead__name" href="${to.front(language)}">${site.name || words.home}</a>`;
    return html`<header class="masthead">
<div class="bar wide">
${languages(page)}
<div class="tools">
<text-size><button type="button" data-step="-1" aria-label="A−: ${words.smaller}" title="${words.smaller}" dir="ltr">A−</button><button type="button"
 data-step="1" aria-label="A+: ${words.larger}" title="${words.larger}" dir="ltr">A+</button></text-size>
<theme-switch><button type="button" aria-pressed="false" aria-label="${words.theme}" title="${words.theme}">${Icons.theme}</button></theme-switch>
</div>
</div>
<div class="masthead__top wide">
${page.isHome ? html`<h1 class="masthead__title">${name}</h1>`
        : html`<p class="masthead__title">${name}</p>`}
${searchForm(page)}
</div>
${navigation(page)}
</header>`;
}

function languages(page) {
    const { words, site, language } = page;
    if (site.languages.length < 2)
        return html`<div></div>`;
    return html`<nav class="languages" aria-label="${words.language}"><ul>${site.languages.map(other => {
        const name = languageName(other);
        if (other === language)
            return html`<li><a href="${page.path}" aria-current="true" lang="${other}">${name}</a></li>`;
        const address = page.inLanguage(other);
        return address
            ? html`<li><a href="${address}" lang="${other}" hreflang="${other}" data-language="${other}">${name}</a></li>`
            : html`<li><a class="is-missing" href="${page.to.front(other)}" hreflang="${other}" data-language="${other}"
 data-missing="${words.notTranslated(name)}" title="${words.notTranslated(name)}"><span lang="${other}">${name}</span></a></li>`;
    })}</ul></nav>`;
}

const searchForm = ({ words, to, language, route, base }) => html`<site-search class="search"><form action="${base}/search" role="search">
<input type="hidden" name="language" value="${language}">
<input type="search" name="q" value="${route.q ?? ''}" maxlength="200" required autocomplete="off" aria-label="${words.searchFor}"
 placeholder="${words.searchFor}" data-suggestions="${words.suggestions}">
<button type="submit" aria-label="${words.search}">${Icons.search}</button></form></site-search>`;

function navigation(page) {
    const { words, answers } = page;
    const menu = answers.menu?.status === 200 ? answers.menu.body.items : (answers.sections?.body?.items ?? [])
        .filter(section => !section.parent).map(section => ({ kind: 'section', label: section.name, slug: section.slug, items: [] }));
    const entries = [...menu, { kind: 'page', label: words.mostRead, url: page.to.mostRead(page.language), items: [] }];
    return html`<nav class="sections" aria-label="${words.sections}"><ul class="wide">${entries.map(item => entry(page, item))}</ul></nav>`;
}

function entry(page, item) {
    const address = item.kind === 'link' || item.kind === 'page' ? link(item.url)
        : item.kind === 'group' ? null
            : item.kind === 'front' && item.slug === 'home' ? page.to.front(page.language)
                : page.to.list(item.kind, page.language, item.slug);
    const current = address === page.path && html` aria-current="page"`;
    const name = address ? html`<a href="${address}"${current}>${item.label}</a>` : html`<span>${item.label}</span>`;
    const below = item.items ?? [];
    return html`<li>${name}${below.length > 0 && html`<ul>${below.map(one => entry(page, one))}</ul>`}</li>`;
}

function footer(page) {
    const { words, site } = page;
    const follow = Object.entries(site.social ?? {}).filter(([, url]) => link(url));
    const { apple, google } = site.appStores ?? {};
    return html`<footer class="footer"><div class="wide">
<p class="footer__name">${site.name}</p>
${follow.length > 0 && html`<section aria-labelledby="follow"><h2 id="follow">${words.follow}</h2><ul>${follow.map(([network, url]) =>
        html`<li><a href="${url}" rel="me noopener">${Networks[network] ?? network}</a></li>`)}</ul></section>`}
${(link(apple) || link(google)) && html`<section aria-labelledby="apps"><h2 id="apps">${words.apps}</h2><ul>${
        link(apple) && html`<li><a href="${apple}" rel="noopener">${words.appStore}</a></li>`}${
        link(google) && html`<li><a href="${google}" rel="noopener">${words.googlePlay}</a></li>`}</ul></section>`}
${site.licence && html`<p class="footer__licence" dir="auto">${link(site.licenceUrl) ? html`<a href="${site.licenceUrl}">${site.licence}</a>`
        : site.licence}</p>`}
<p class="footer__docs"><a href="${page.api}/docs">${words.developers}</a></p>
</div></footer>`;
}

const Networks = { x: 'X', youtube: 'YouTube', instagram: 'Instagram', facebook: 'Facebook', telegram: 'Telegram' };
