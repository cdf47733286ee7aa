/** Where the API and the pages are, from the element <meta name="newsapi">. */
export function settings() {
    const meta = document.querySelector('meta[name=newsapi]');
    return { api: meta.content, base: meta.dataset.base ?? '', articlePath: meta.dataset.articles || '/{language}/{slug}' };
}
