import { html, link } from '../html.js';
import { card, cardOf, target } from '../parts/card.js';

const Least = 2;

/** A front: containers of cards, as editors arranged them, or the newest stories by section while there is no front. */
export function front(page) {
    const { answers, route, words, site } = page;
    const made = answers.front?.status === 200 ? answers.front.body : null;
    if (!made && route.slug !== 'home')
        return null;
    const containers = made ? made.containers : newest(page);
    const title = made && route.slug !== 'home' ? made.title : null;
    const shown = containers.filter(one => one.cards.length > 0);
    const most = (answers.most?.body?.items ?? []).map(one => cardOf(one.article));
    return {
        title: title ?? site.name,
        isHome: route.slug === 'home',
        description: made?.description ?? site.name,
        main: html`${title && html`<h1 class="front__title wide">${title}</h1>`}
${shown.map((one, at) => container(page, one, at === 0))}
${shown.length === 0 && html`<p class="empty wide">${words.empty}</p>`}
${most.length > 2 && !shown.some(one => one.layout === 'numbers')
        && container(page, { key: 'most', title: words.mostRead, layout: 'numbers', cards: most, more: null }, false)}`,
    };
}

function container(page, { key, title, layout, cards, more }, isFirst) {
    const address = more && target(page, { ...more, article: null });
    const name = Layouts[layout] ? layout : 'grid';
    const id = `c-${key}`;
    return html`<section class="container container--${name} wide"${title && html` aria-labelledby="${id}"`}>
${title && html`<h2 class="container__title" id="${id}">${address && link(address) ? html`<a href="${address}">${title}</a>` : title}</h2>`}
<div class="container__cards">${Layouts[name](page, cards, title ? 3 : 2, isFirst)}</div></section>`;
}

const Layouts = {
    lead: (page, cards, level, first) => cards.map((one, at) => card(page, one, at === 0
        ? { look: 'lead', level, first, sizes: '(min-width: 60rem) 46rem, 100vw' }
        : { look: at < 3 ? 'second' : 'line', level, withPicture: at < 3, withSummary: at < 3 })),
    grid: (page, cards, level, first) => cards.map((one, at) => card(page, one, { look: 'grid', level, first: first && at === 0 })),
    list: (page, cards, level) => cards.map(one => card(page, one, { look: 'list', level, sizes: '9rem' })),
    strip: (page, cards, level) => cards.map(one => card(page, one, { look: 'strip', level, withSummary: false, sizes: '16rem' })),
    numbers: (page, cards, level) => cards.map(one =>
        card(page, one, { look: 'number', level, withPicture: false, withSummary: false })),
};

function newest(page) {
    const { answers, words } = page;
    const stories = answers.latest?.body?.items ?? [];
    // If one of the four newest stories has a picture, this story comes first.
    const first = Math.max(0, stories.slice(0, 4).findIndex(story => story.leadImage));
    const inOrder = [stories[first], ...stories.slice(0, first), ...stories.slice(first + 1)].filter(Boolean);
    const [top, rest] = [inOrder.slice(0, 7), inOrder.slice(7)];
    const containers = [{ key: 'latest', title: null, layout: 'lead', more: null, cards: top.map(cardOf) }];
    const used = new Set();
    for (const section of answers.sections?.body?.items ?? []) {
        const own = rest.filter(story => story.section?.slug === section.slug).slice(0, 4);
        if (own.length < Least)
            continue;
        own.forEach(story => used.add(story));
        containers.push({
            key: section.slug, title: section.name, layout: 'grid', cards: own.map(cardOf), more: { kind: 'section', slug: section.slug },
        });
    }

    const left = rest.filter(story => !used.has(story)).slice(0, 8);
    return [...containers, { key: 'more', title: words.latest, layout: 'list', more: null, cards: left.map(cardOf) }];
}
