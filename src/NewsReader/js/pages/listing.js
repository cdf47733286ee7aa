import { html, link } from '../html.js';
import { card, cardOf } from '../parts/card.js';
import { picture } from '../parts/picture.js';

/** The stories of a section, a tag or an author. */
export function listing(page) {
    const { answers, route, words } = page;
    if (answers.term?.status !== 200)
        return null;
    const term = answers.term.body;
    const items = answers.list?.body?.items ?? [];
    const text = term.description ?? term.bio;
    return {
        title: term.name,
        description: text ?? term.name,
        feeds: `${route.kind}/${encodeURIComponent(term.slug)}`,
        main: html`<header class="listing__head wide">
${term.picture && html`<div class="listing__face">${picture(term.picture, '6rem')}</div>`}
<div><h1>${term.name}</h1>${text && html`<p class="listing__text">${text}</p>`}
${(term.profiles ?? []).length > 0 && html`<ul class="listing__profiles">${term.profiles.filter(one => link(one.url)).map(one =>
        html`<li><a href="${one.url}" rel="noopener">${one.network}</a></li>`)}</ul>`}
${term.isFallback && html`<p class="listing__note">${words.noTranslationList}</p>`}</div></header>
${stories(page, items.map(cardOf))}${pager(page)}`,
    };
}

/** Search with its results. */
export function search(page) {
    const { answers, route, words } = page;
    const items = answers.list?.body?.items ?? [];
    return {
        title: route.q ? words.results(route.q) : words.search,
        description: words.searchFor,
        hidden: true,
        main: html`<header class="listing__head wide"><div><h1>${route.q ? words.results(route.q) : words.searchFor}</h1>
${route.q && items.length === 0 && html`<p class="listing__text">${words.nothing(route.q)}</p>`}</div></header>
<section class="wide results">${items.map(article => card(page, cardOf(article), {
        look: 'list', level: 2, sizes: '9rem', marks: article.highlight,
    }))}</section>${pager(page)}`,
    };
}

/** What readers read most, and what rises now. */
export function most(page) {
    const { answers, words } = page;
    const [read, rising] = [answers.most, answers.trending].map(one => (one?.body?.items ?? []).map(item => cardOf(item.article)));
    const numbers = (cards, level) => html`<div class="container__cards">${cards.map(one => card(page, one, {
        look: 'number', level, withPicture: false, withSummary: false,
    }))}</div>`;
    return {
        title: words.mostRead,
        description: words.mostReadWeek,
        main: html`<header class="listing__head wide"><div><h1>${words.mostRead}</h1><p class="listing__text">${words.mostReadWeek}</p>
${read.length === 0 && html`<p>${words.empty}</p>`}</div></header>
<div class="columns wide"><section class="container container--numbers" aria-label="${words.mostRead}">${numbers(read, 2)}</section>
${rising.length > 0 && html`<section class="container container--numbers" aria-labelledby="rising"><h2 class="container__title"
 id="rising">${words.trending}</h2>${numbers(rising, 3)}</section>`}</div>`,
    };
}

const stories = (page, cards) => cards.length === 0 ? html`<p class="empty wide">${page.words.empty}</p>`
    : html`<section class="container container--lead container--top wide"><div class="container__cards">${cards.slice(0, 3).map((one, at) =>
        card(page, one, {
            look: at === 0 ? 'lead' : 'second', level: 2, first: at === 0, sizes: at === 0 ? '(min-width: 60rem) 46rem, 100vw' : undefined,
        }))}</div></section>
${cards.length > 3 && html`<section class="container container--grid wide"><div class="container__cards">${cards.slice(3).map(one =>
        card(page, one, { look: 'grid', level: 2 }))}</div></section>`}`;

function pager(page) {
    const { words, answers, path } = page;
    const { next, previous } = answers.list?.body?.page ?? {};
    if (!next && !previous)
        return '';
    const to = cursor => `${path}${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`;
    return html`<nav class="pager wide">${previous && html`<a rel="prev" href="${to(previous)}">${words.newer}</a>`}${
        next && html`<a rel="next" href="${to(next)}">${words.earlier}</a>`}</nav>`;
}
