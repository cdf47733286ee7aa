import { day } from '../clock.js';
import { cleaned, html, link } from '../html.js';
import { picture } from './picture.js';

/** A card of a front for an article of a list. */
export const cardOf = article => ({
    kind: 'article', headline: article.title, summary: article.summary, kicker: null, image: article.leadImage, article, url: null,
});

/** Where a card leads; null for one that leads nowhere. */
export function target(page, card) {
    switch (card.kind) {
        case 'article': return card.article && page.to.article(card.article);
        case 'link': return link(card.url);
        case 'front': return card.slug && page.to.list('front', page.language, card.slug);
        default: return card.slug && page.to.list(card.kind, page.language, card.slug);
    }
}

/**
 * A story as lists and fronts show it.
 * @param card As a front of the API has it.
 * @param look Its size and parts: {look, level, sizes, first, withPicture, withSummary, marks}.
 */
export function card(page, card, look = {}) {
    const { look: name = 'plain', level = 3, sizes = '(min-width: 48rem) 20rem, 100vw', first = false } = look;
    const { withPicture = true, withSummary = true, marks } = look;
    const address = target(page, card);
    const title = marks?.title ? cleaned(marks.title) : card.headline;
    const heading = html`${address ? html`<a href="${address}">${title}</a>` : title}`;
    const shown = withPicture && card.image ? html`<div class="card__picture">${picture(card.image, sizes, { first })}</div>` : '';
    return html`<article class="card card--${name}"${card.article && html` data-article="${card.article.id}"`}${foreign(page, card)}>
${shown}<div class="card__text">${kicker(page, card)}
${level === 2 ? html`<h2 class="card__title">${heading}</h2>` : html`<h3 class="card__title">${heading}</h3>`}
${withSummary && summary(card, marks)}${meta(page, card)}</div></article>`;
}

const foreign = (page, { article }) =>
    article && article.language !== page.language && html` lang="${article.language}" dir="${page.direction(article.language)}"`;

function kicker(page, { kicker: own, article }) {
    if (own)
        return html`<p class="kicker">${own}</p>`;
    const section = article?.section;
    return section && html`<p class="kicker"><a href="${page.to.list('section', page.language, section.slug)}">${section.name}</a></p>`;
}

const summary = (card, marks) => marks?.text ? html`<p class="card__summary">${cleaned(marks.text)}</p>`
    : card.summary && html`<p class="card__summary">${card.summary}</p>`;

const meta = (page, { article }) => article?.publishedAt && html`<p class="card__meta"><time datetime="${article.publishedAt}">${
    day(article.publishedAt, page.zone, page.words)}</time></p>`;
