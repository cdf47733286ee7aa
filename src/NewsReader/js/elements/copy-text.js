import { notice } from '../live/notices.js';

/** Copies a text and says so in the page's language. */
export async function copy(text, done, failed) {
    try {
        await navigator.clipboard.writeText(text);
    } catch {
        if (!copyOldWay(text))
            return notice(failed);
    }

    return notice(done);
}

// Pages without https have no clipboard.
function copyOldWay(text) {
    const field = Object.assign(document.createElement('textarea'), { value: text, className: 'visually-hidden' });
    document.body.append(field);
    const before = document.activeElement;
    field.select();
    const copied = document.execCommand('copy');
    field.remove();
    before?.focus();
    return copied;
}

customElements.define('copy-text', class extends HTMLElement {
    connectedCallback() {
        const { text, done, failed } = this.dataset;
        this.querySelector('button').addEventListener('click', () => copy(text, done, failed));
    }
});
