import { addresses } from '../routes.js';
import { settings } from '../settings.js';

const Pause = 150;

/** Suggestions under the field of a search: a combobox (ARIA), worked by keys or mouse. Without scripts it is a plain form. */
customElements.define('site-search', class extends HTMLElement {
    connectedCallback() {
        this.field = this.querySelector('input[type=search]');
        this.list = Object.assign(document.createElement('ul'), { id: 'suggestions', className: 'suggestions', hidden: true });
        this.list.setAttribute('role', 'listbox');
        this.list.setAttribute('aria-label', this.field.dataset.suggestions);
        this.append(this.list);
        for (const [name, value] of Object.entries({
            role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': 'suggestions', 'aria-expanded': 'false',
        }))
            this.field.setAttribute(name, value);
        this.field.addEventListener('input', () => this.later());
        this.field.addEventListener('keydown', event => this.press(event));
        this.addEventListener('focusout', event => !this.contains(event.relatedTarget) && this.close());
    }

    later() {
        this.forget();
        this.timer = setTimeout(() => this.suggest(), Pause);
    }

    async suggest() {
        const q = this.field.value.trim();
        if (q.length < 2)
            return this.close();
        const language = this.querySelector('input[name=language]').value;
        const { api, base, articlePath } = settings();
        const to = addresses(base, articlePath);
        const turn = this.turn;
        const answer = await fetch(`${api}/v1/suggest?q=${encodeURIComponent(q)}&language=${encodeURIComponent(language)}`).catch(() => null);
        const found = answer?.ok ? await answer.json() : null;
        // In the meantime, the reader has typed more or left the field.
        if (!found || turn !== this.turn)
            return undefined;
        const { titles, tags, people } = found;
        return this.show([
            ...people.map(one => [one.name, to.list(one.source, language, one.slug)]),
            ...tags.map(one => [one.name, to.list('tag', language, one.slug)]),
            ...titles.map(one => [one.title, to.article(one)]),
        ]);
    }

    show(found) {
        this.at = -1;
        this.list.replaceChildren(...found.map(([name, address], at) => {
            const option = Object.assign(document.createElement('li'), { id: `suggestion-${at}`, textContent: name });
            option.setAttribute('role', 'option');
            option.setAttribute('aria-selected', 'false');
            option.dataset.address = address;
            // The field keeps the focus. Otherwise the list would close before the click.
            option.addEventListener('mousedown', event => event.preventDefault());
            option.addEventListener('click', () => location.assign(address));
            return option;
        }));
        this.list.hidden = found.length === 0;
        this.field.setAttribute('aria-expanded', String(found.length > 0));
        this.field.removeAttribute('aria-activedescendant');
    }

    close() {
        this.forget();
        this.show([]);
    }

    // Answers to earlier questions are not shown any more.
    forget() {
        clearTimeout(this.timer);
        this.turn = (this.turn ?? 0) + 1;
    }

    press(event) {
        const options = [...this.list.children];
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (step && options.length > 0) {
            event.preventDefault();
            this.at = (this.at + step + options.length + (this.at < 0 && step < 0 ? 1 : 0)) % options.length;
            options.forEach((option, at) => option.setAttribute('aria-selected', String(at === this.at)));
            this.field.setAttribute('aria-activedescendant', options[this.at].id);
            options[this.at].scrollIntoView({ block: 'nearest' });
        } else if (event.key === 'Enter' && this.at >= 0) {
            event.preventDefault();
            location.assign(options[this.at].dataset.address);
        } else if (event.key === 'Escape' && options.length > 0) {
            event.preventDefault();
            this.close();
        }
    }
});
