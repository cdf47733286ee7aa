// Sets the colours and the text size that the reader chose, before the page is painted.
(() => {
    const root = document.documentElement;
    try {
        const [theme, size] = ['theme', 'size'].map(name => localStorage.getItem(`news.${name}`));
        if (theme)
            root.dataset.theme = theme;
        if (size)
            root.dataset.size = size;
        // The address of the front page without a language leads to the language that the reader chose last.
        const [config, language] = [document.querySelector('meta[name=newsapi]'), localStorage.getItem('news.language')];
        if (language && config && location.pathname === `${config.dataset.base}/` && language !== root.lang && !location.search)
            location.replace(`${config.dataset.base}/${encodeURIComponent(language)}`);
    } catch {
        // If the browser stores nothing, the page stays as it was sent.
    }
})();
