import { html } from '../html.js';

/** Says why there is no page: never was, withdrawn, taken down, or the server fails. */
export function absent(page, status, problem) {
    const { words, to, language } = page;
    const [title, text] = status === 410 ? [words.gone, words.goneText]
        : status === 451 ? [words.legal, words.legalText]
            : status === 404 ? [words.notFound, words.notFoundText]
                : [words.failed, words.failedText];
    // The newsroom's note to readers is at the end of the detail from the API.
    const note = /^This article (?:is no longer offered|was taken down for legal reasons)\. (.+)$/s.exec(problem?.detail ?? '')?.[1];
    return {
        title,
        description: text,
        hidden: true,
        status: [404, 410, 451].includes(status) ? status : 503,
        main: html`<section class="absent wide"><p class="absent__status">${status || ''}</p><h1>${title}</h1>
<p>${text}</p>${note && html`<p class="absent__note">${note}</p>`}
<p><a class="button" href="${to.front(language)}">${words.home}</a></p></section>`,
    };
}
