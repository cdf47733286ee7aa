// Before the page is painted: the colours and the size of text that the reader chose.
(() => {
    const root = document.documentElement;
    try {
        const [theme, size] = ['theme', 'size'].map(name => localStorage.getItem(`news.${name}`));
        if (theme)
            root.dataset.theme = theme;
        if (size)
            root.dataset.size = size;
        // The front page without a language is in the one that the reader chose last.
        const [config, language] = [document.querySelector('meta[name=newsapi]'), localStorage.getItem('news.language')];
        if (language && config && location.pathname === `${config.dataset.base}/` && language !== root.lang && !location.search)
            location.replace(`${config.dataset.base}/${encodeURIComponent(language)}`);
    } catch {
        // A browser that keeps nothing shows the page as it comes.
    }
})();
