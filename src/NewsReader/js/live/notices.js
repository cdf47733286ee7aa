// Short notices at the bottom of the window. Screen readers read them aloud.

const Shown = 6000;

/**
 * @param text What to say.
 * @param action {name, address} of a link, or {name, run} of a button; with one the notice stays.
 * @returns The element.
 */
export function notice(text, action = null) {
    const place = document.querySelector('.notices');
    const element = document.createElement('div');
    element.className = 'notice';
    element.append(Object.assign(document.createElement('p'), { textContent: text }));
    if (action?.address)
        element.append(Object.assign(document.createElement('a'), { textContent: action.name, href: action.address }));
    if (action?.run) {
        const button = Object.assign(document.createElement('button'), { textContent: action.name, type: 'button' });
        button.addEventListener('click', action.run);
        element.append(button);
    }

    place.replaceChildren(element);
    if (!action)
        setTimeout(() => element.remove(), Shown);
    return element;
}
