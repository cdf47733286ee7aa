import { html } from '../html.js';

const icon = path => html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="${path}"/></svg>`;

export const Icons = {
    search: icon('M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zm4.8 11.3L20 20'),
    theme: icon('M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z'),
    copy: icon('M9 15l6-6M8 12l-2.5 2.5a3.5 3.5 0 0 0 5 5L13 17m-2-10 2.5-2.5a3.5 3.5 0 0 1 5 5L16 12'),
    print: icon('M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z'),
    qr: icon('M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h3v3h-3zM20 14v6h-6'),
    email: icon('M4 6h16v12H4zM4 7l8 6 8-6'),
};
