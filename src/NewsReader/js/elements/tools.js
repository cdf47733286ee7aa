// Controls for the colours and the text size. Both choices are remembered. The colours follow the system until the reader chooses.

import { remember, remembered } from '../live/memory.js';

const dark = matchMedia('(prefers-color-scheme: dark)');
const root = document.documentElement;

customElements.define('theme-switch', class extends HTMLElement {
    connectedCallback() {
        this.button = this.querySelector('button');
        this.button.addEventListener('click', () => {
            root.dataset.theme = this.isDark ? 'light' : 'dark';
            remember('theme', root.dataset.theme);
            this.show();
        });
        dark.addEventListener('change', () => this.show());
        this.show();
    }

    get isDark() {
        return root.dataset.theme ? root.dataset.theme === 'dark' : dark.matches;
    }

    show() {
        this.button.setAttribute('aria-pressed', String(this.isDark));
    }
});

const [Least, Most] = [-1, 4];

customElements.define('text-size', class extends HTMLElement {
    connectedCallback() {
        this.size = Number(root.dataset.size ?? remembered('size') ?? 0) || 0;
        for (const button of this.querySelectorAll('button'))
            button.addEventListener('click', () => this.change(Number(button.dataset.step)));
        this.show();
    }

    change(step) {
        this.size = Math.min(Most, Math.max(Least, this.size + step));
        root.dataset.size = this.size;
        remember('size', this.size);
        this.show();
    }

    // The buttons are not really disabled, because a disabled button would lose the focus.
    show() {
        for (const button of this.querySelectorAll('button')) {
            const end = Number(button.dataset.step) < 0 ? Least : Most;
            button.setAttribute('aria-disabled', String(this.size === end));
        }
    }
});
