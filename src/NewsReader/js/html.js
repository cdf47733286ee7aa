// HTML from tagged templates: html`<p>${text}</p>` escapes every value, unless the value is already HTML from this module.

class Html {
    constructor(text) {
        this.text = text;
    }

    toString() {
        return this.text;
    }
}

const Entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const escape = text => String(text).replace(/[&<>"']/g, letter => Entities[letter]);

const write = value =>
    value instanceof Html ? value.text
        : Array.isArray(value) ? value.map(write).join('')
            : value === null || value === undefined || value === false ? ''
                : escape(value);

// Attributes must stand in double quotes.
export const html = (parts, ...values) => new Html(parts.reduce((all, part, at) => all + write(values[at - 1]) + part));

// Use this only for text that the API has cleaned: the text of a story, and the marks of a search.
export const cleaned = text => new Html(text ?? '');

// JSON for a script element that contains data.
export const data = value => new Html(JSON.stringify(value).replace(/</g, '\\u003c'));

// An address for href, or null if the scheme is not allowed. So no text can become a script.
export const link = url => (/^(https?:|mailto:|sms:|viber:|\/(?!\/))/i.test(url ?? '') ? url : null);
