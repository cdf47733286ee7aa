import { dayAndTime } from '../clock.js';
import { cleaned, html, link } from '../html.js';
import { card, cardOf } from '../parts/card.js';
import { picture } from '../parts/picture.js';
import { share } from '../parts/share.js';
import { number } from '../words.js';

/** A story. */
export function article(page) {
    const { answers, words } = page;
    if (answers.article?.status !== 200)
        return null;
    const story = answers.article.body;
    const related = (story.related ?? []).map(cardOf);
    const most = (answers.most?.body?.items ?? []).map(one => one.article).filter(one => one.id !== story.id).slice(0, 5).map(cardOf);
    return {
        story,
        title: story.seo?.title ?? story.title,
        description: story.seo?.description ?? story.summary ?? '',
        main: html`<div class="story wide"><article class="story__article">
${head(page, story)}
${figure(story)}
<div class="story__body">${cleaned(story.body?.html)}</div>
${corrections(page, story)}
${foot(page, story)}
</article>
<aside class="story__side" aria-label="${words.mostRead}">${most.length > 0 && html`<section class="container container--numbers"
><h2 class="container__title">${words.mostRead}</h2><div class="container__cards">${most.map(one =>
            card(page, one, { look: 'number', withPicture: false, withSummary: false }))}</div></section>`}</aside></div>
${related.length > 0 && html`<section class="container container--grid wide" aria-labelledby="related"><h2 class="container__title"
 id="related">${words.related}</h2><div class="container__cards">${related.slice(0, 4).map(one =>
            card(page, one, { look: 'grid', withSummary: false }))}</div></section>`}`,
    };
}

function head(page, story) {
    const { words, zone, to, language } = page;
    return html`<header class="story__head">
${path(page, story)}
${label(page, story)}
<h1>${story.title}</h1>
${story.summary && html`<p class="story__summary">${story.summary}</p>`}
${byline(page, story)}
<p class="story__facts">${story.placeLine && html`<span>${story.placeLine}</span>`}<time datetime="${story.publishedAt}">${
        dayAndTime(story.publishedAt, zone, words)}</time>${isUpdated(story) && html`<span>${words.updated} <time datetime="${
        story.updatedAt}">${dayAndTime(story.updatedAt, zone, words)}</time></span>`}${story.readingMinutes > 0 && html`<span>${
        words.minutes(story.readingMinutes)}</span>`}<span>${words.views(number(story.views))}</span></p>
${(story.translations ?? []).length > 0 && html`<ul class="story__languages">${story.translations.map(other =>
        html`<li><a href="${to.article(other)}" lang="${other.language}" hreflang="${other.language}" dir="${
            page.direction(other.language)}">${other.title}</a></li>`)}</ul>`}
${share(page, story)}
</header>`;
}

// Times are shown to the minute. After an update within the first minute, the two times would look the same.
const isUpdated = story => Date.parse(story.updatedAt) - Date.parse(story.publishedAt) >= 60000;

const sectionsOf = story => (story.section ? [...story.section.ancestors ?? [], story.section] : []);

function path(page, story) {
    const { words, to, language } = page;
    const above = sectionsOf(story);
    return above.length > 0 && html`<nav class="path" aria-label="${words.path}"><ol><li><a href="${to.front(language)}">${words.home}</a>
</li>${above.map(one => html`<li><a href="${to.list('section', language, one.slug)}">${one.name}</a></li>`)}</ol></nav>`;
}

function label(page, story) {
    const section = story.section;
    const text = section && (page.answers.sections?.body?.items ?? []).find(one => one.slug === section.slug)?.description;
    return section && html`<p class="kicker"><a href="${page.to.list('section', page.language, section.slug)}">${section.name}</a>${
        text && html`<span class="kicker__text" dir="auto">${text}</span>`}</p>`;
}

function byline(page, story) {
    const names = (story.authors ?? []).map(author => html`<li><a rel="author" href="${
        page.to.list('author', page.language, author.slug)}">${author.name}</a>${author.role !== 'author'
        && html` <span class="byline__role">${author.roleLabel}</span>`}</li>`);
    return html`${story.byline && html`<p class="byline__line">${story.byline}</p>`}${names.length > 0
        && html`<ul class="byline">${names}</ul>`}`;
}

function figure({ leadImage: image }) {
    if (!link(image?.url))
        return '';
    const text = [image.caption, image.credit].filter(Boolean);
    return html`<figure class="story__figure">${picture(image, '(min-width: 68rem) 46rem, 100vw', { first: true, cut: false })}${
        text.length > 0 && html`<figcaption>${image.caption}${image.caption && image.credit && ' '}${image.credit
            && html`<span class="credit">${image.credit}</span>`}</figcaption>`}</figure>`;
}

const corrections = ({ words, zone }, story) => (story.corrections ?? []).length > 0
    && html`<section class="corrections" aria-labelledby="corrections"><h2 id="corrections">${words.corrections}</h2>${
        story.corrections.map(one => html`<p><time datetime="${one.at}">${dayAndTime(one.at, zone, words)}</time> ${one.note}</p>`)}</section>`;

function foot(page, story) {
    const { words, to, language } = page;
    const ai = { assisted: words.assisted, generated: words.generated }[story.aiUse?.kind];
    const { licence } = story.share ?? {};
    const source = story.source;
    return html`<footer class="story__foot">
${source?.name && html`<p>${words.source}: ${link(source.url) ? html`<a href="${source.url}" rel="noopener">${source.name}</a>`
        : source.name}</p>`}
${story.responsible && html`<p>${words.responsible}: ${story.responsible}</p>`}
${(ai || story.aiUse?.note) && html`<p>${[ai, story.aiUse.note].filter(Boolean).join('. ')}</p>`}
${(story.tags ?? []).length > 0 && html`<nav class="tags" aria-label="${words.topics}"><ul>${story.tags.map(tag =>
        html`<li><a rel="tag" href="${to.list('tag', language, tag.slug)}">${tag.name}</a></li>`)}</ul></nav>`}
${licence && html`<section class="licence" aria-labelledby="licence"><h2 id="licence">${words.licence}</h2>
<div class="licence__text" dir="auto">${cleaned(licence.html)}</div>
<copy-text data-text="${licence.citation}" data-done="${words.citationCopied}" data-failed="${words.copyFailed}"><button type="button"
 class="button">${words.copyCitation}</button></copy-text></section>`}
${(story.share?.follow ?? []).length > 0 && html`<ul class="follow">${story.share.follow.filter(one => link(one.url)).map(one =>
        html`<li><a href="${one.url}" rel="me noopener">${one.label}</a></li>`)}</ul>`}
</footer>`;
}
