// What the reader chose, kept in this browser only.

export function remembered(name) {
    try {
        return localStorage.getItem(`news.${name}`);
    } catch {
        return null;
    }
}

export function remember(name, value) {
    try {
        localStorage.setItem(`news.${name}`, value);
    } catch {
        // The choice then holds for this page.
    }
}
