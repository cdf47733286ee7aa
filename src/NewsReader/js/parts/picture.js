import { html, link } from '../html.js';

/**
 * A picture in all its sizes. Width and height keep its place free; the colour stands there until it has come.
 * @param image As an article of the API has it.
 * @param sizes How wide it is shown, for the choice of its size.
 * @param first Whether it is the page's main picture, which the browser shall load first.
 */
export function picture(image, sizes, { first = false, cut = true } = {}) {
    if (!link(image?.url))
        return '';
    const focus = cut && image.focalPoint ? `${round(image.focalPoint.x)}% ${round(image.focalPoint.y)}%` : null;
    const img = html`<img src="${image.url}"${image.srcset && html` srcset="${image.srcset}" sizes="${sizes}"`}${image.width
        && image.height && html` width="${image.width}" height="${image.height}"`} alt="${image.alt ?? ''}"${
        first ? html` fetchpriority="high"` : html` loading="lazy" decoding="async"`}${
        image.dominantColour && html` data-colour="${image.dominantColour}"`}${focus && html` data-focus="${focus}"`}>`;
    const sources = (image.sources ?? []).map(one => html`<source type="${one.type}" srcset="${one.srcset}" sizes="${sizes}">`);
    return sources.length ? html`<picture>${sources}${img}</picture>` : img;
}

const round = part => Math.round(part * 100);
