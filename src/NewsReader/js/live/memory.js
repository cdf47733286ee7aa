// The reader's choices. They are stored in this browser only.

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
        // If the browser can't store the choice, it is valid for this page only.
    }
}
