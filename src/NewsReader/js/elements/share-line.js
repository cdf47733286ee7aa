import { count } from '../live/counting.js';
import { copy } from './copy-text.js';

customElements.define('share-line', class extends HTMLElement {
    connectedCallback() {
        this.addEventListener('click', event => this.take(event));
        const native = this.querySelector('.share__native');
        if (native && navigator.share)
            native.hidden = false;
    }

    take(event) {
        const native = event.target.closest('.share__native button');
        if (native)
            this.shareNative(native.dataset);
        const link = event.target.closest('a[data-channel]');
        if (!link)
            return;
        const { channel } = link.dataset;
        const own = { copy: () => this.copy(link), print: () => this.print(), qr: () => this.showCode(link) }[channel];
        if (!own) {
            count('share', channel);
        } else if (!event.ctrlKey && !event.metaKey) {
            event.preventDefault();
            own();
        }
    }

    async copy(link) {
        if (await copy(link.href, this.dataset.done, this.dataset.failed))
            count('copy');
    }

    print() {
        count('print');
        print();
    }

    shareNative({ title, text, url }) {
        navigator.share({ title, text, url }).catch(() => {});
    }

    showCode(link) {
        count('share', 'qr');
        const dialog = this.querySelector('dialog') ?? this.dialog(link);
        dialog.showModal();
    }

    dialog(link) {
        const dialog = document.createElement('dialog');
        dialog.className = 'code';
        dialog.setAttribute('aria-label', link.textContent);
        const image = Object.assign(document.createElement('img'), { src: link.href, alt: link.textContent, width: 240, height: 240 });
        const close = Object.assign(document.createElement('button'), { type: 'button', textContent: this.dataset.close, className: 'button' });
        close.addEventListener('click', () => dialog.close());
        dialog.addEventListener('click', event => event.target === dialog && dialog.close());
        dialog.append(image, close);
        this.append(dialog);
        return dialog;
    }
});
