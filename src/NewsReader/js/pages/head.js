import { data, html, link } from '../html.js';

/** What the head of a page says to networks, search engines and feed readers. */
export function head(page, shown) {
    const { site, language, url } = page;
    const { story } = shown;
    const image = story?.leadImage?.renditions?.find(one => one.preset === 'card') ?? story?.leadImage ?? null;
    const canonical = story?.url ?? url(page.path);
    const name = story || shown.isHome ? shown.title : `${shown.title} — ${site.name}`;
    return html`<title>${name}</title>
<meta name="description" content="${shown.description}">
${shown.hidden ? html`<meta name="robots" content="noindex">` : html`<link rel="canonical" href="${canonical}">`}
<meta property="og:site_name" content="${site.name}">
<meta property="og:type" content="${story ? 'article' : 'website'}">
<meta property="og:title" content="${story?.title ?? shown.title}">
<meta property="og:description" content="${story?.summary ?? shown.description}">
<meta property="og:url" content="${canonical}">
<meta property="og:locale" content="${language.replace('-', '_')}">
<meta name="twitter:card" content="${image ? 'summary_large_image' : 'summary'}">
${link(image?.url) && html`<meta property="og:image" content="${image.url}">
${image.width && html`<meta property="og:image:width" content="${image.width}"><meta property="og:image:height" content="${image.height}">`}
<meta property="og:image:alt" content="${story.leadImage.alt ?? ''}">`}
${story ? ofStory(page, story) : ofList(page, shown)}
${['rss.xml application/rss+xml', 'atom.xml application/atom+xml', 'feed.json application/feed+json'].map(one => {
        const [file, type] = one.split(' ');
        return html`<link rel="alternate" type="${type}" href="${page.api}/feeds/${shown.feeds ? `${shown.feeds}/` : ''}${file}">
`;
    })}`;
}

function ofStory(page, story) {
    const { url, to, language } = page;
    const above = story.section ? [...story.section.ancestors ?? [], story.section] : [];
    const breadcrumbs = above.length > 0 && {
        '@context': 'https://schema.org',
        '@type': 'BreadcrumbList',
        itemListElement: [
            { name: page.words.home, item: url(to.front(language)) },
            ...above.map(one => ({ name: one.name, item: url(to.list('section', language, one.slug)) })),
        ].map((one, at) => ({ '@type': 'ListItem', position: at + 1, ...one })),
    };
    const all = [{ language: story.language, url: story.url }, ...story.translations ?? []];
    return html`<meta property="article:published_time" content="${story.publishedAt}">
<meta property="article:modified_time" content="${story.updatedAt}">
${story.section && html`<meta property="article:section" content="${story.section.name}">`}
${(story.tags ?? []).map(tag => html`<meta property="article:tag" content="${tag.name}">
`)}${all.length > 1 && all.map(one => html`<link rel="alternate" hreflang="${one.language}" href="${one.url}">
`)}${page.answers.data?.status === 200 && html`<script type="application/ld+json">${data(page.answers.data.body)}</script>`}
${breadcrumbs && html`<script type="application/ld+json">${data(breadcrumbs)}</script>`}`;
}

const ofList = (page, shown) => !shown.hidden && page.site.languages.map(other => {
    const address = other === page.language ? page.path : page.inLanguage(other);
    return address && html`<link rel="alternate" hreflang="${other}" href="${page.url(address)}">
`;
});
