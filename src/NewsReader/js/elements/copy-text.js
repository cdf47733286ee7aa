import { notice } from '../live/notices.js';

/** Copies a text, says so in the page's language, and returns whether it did. */
export async function copy(text, done, failed) {
    const copied = await navigator.clipboard?.writeText(text).then(() => true, () => false) || copyOldWay(text);
    notice(copied ? done : failed);
    return copied;
}

// Pages without https have no clipboard API.
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
