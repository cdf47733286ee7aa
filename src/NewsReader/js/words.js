// The fixed words of the pages, by language. All other text in a page comes from the newsroom.

export const Available = ['en', 'ru', 'az', 'hy', 'ar'];

/** Whether a site has a language. */
export const knows = (languages, language) => languages.some(one => one.toLowerCase() === language.toLowerCase());

export const baseOf = language => (language ?? '').toLowerCase().split('-')[0];

/** The language whose words a page has: its own, else English. */
export const wordsFor = language => (Available.includes(baseOf(language)) ? baseOf(language) : 'en');

/** The words of a language, in a browser. */
export const load = async language => (await import(`./words/${wordsFor(language)}.js`)).default;

const RightToLeft = ['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi'];

export const direction = language => (RightToLeft.includes(baseOf(language)) ? 'rtl' : 'ltr');

const Names = {
    en: 'English', ru: 'Русский', az: 'Azərbaycanca', hy: 'Հայերեն', ar: 'العربية', fa: 'فارسی', he: 'עברית', ka: 'ქართული',
    tr: 'Türkçe', uk: 'Українська', de: 'Deutsch', fr: 'Français', es: 'Español', it: 'Italiano', kk: 'Қазақша', zh: '中文', ja: '日本語',
};

/** The name of a language in itself. */
export const languageName = language => Names[baseOf(language)] ?? language;

/** A number with its thousands apart. */
export const number = value => String(value).replace(/\B(?=(\d{3})+(?!\d))/g, '\u202f');
