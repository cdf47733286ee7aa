import { html, link } from '../html.js';
import { Icons } from './icons.js';

// These names are the same in every language. The labels of the share kit are whole sentences.
const Names = {
    x: 'X', facebook: 'Facebook', telegram: 'Telegram', whatsapp: 'WhatsApp', linkedin: 'LinkedIn', vk: 'VK', odnoklassniki: 'OK',
    reddit: 'Reddit', threads: 'Threads', bluesky: 'Bluesky', viber: 'Viber', sms: 'SMS', email: 'E-mail',
};

/** The line with every channel of the share kit. Links work without scripts; the element adds copying, print, QR and counting. */
export function share({ words, path }, { share: kit }) {
    if (!kit)
        return '';
    const channels = kit.channels.filter(one => link(one.url) && !['copy', 'print', 'qr'].includes(one.channel));
    return html`<share-line class="share" data-done="${kit.copy.copiedLabel}" data-failed="${words.copyFailed}" data-close="${words.close}">
<p class="share__heading" dir="auto">${kit.heading}</p>
<ul>
<li><a href="${kit.copy.url}" data-channel="copy" class="share__main">${Icons.copy}${kit.copy.label}</a></li>
<li><a href="${kit.print.url}" data-channel="print" class="share__main" rel="nofollow">${Icons.print}${kit.print.label}</a></li>
<li><a href="${kit.qr.svgUrl}" data-channel="qr" class="share__main">${Icons.qr}${kit.qr.label}</a></li>
<li class="share__native" hidden><button type="button" data-title="${kit.native.title}" data-text="${kit.native.text}"
 data-url="${kit.native.url}">${words.shareNative}</button></li>
${channels.map(one => html`<li${one.mobileOnly && html` class="share__mobile"`}><a href="${one.url}" data-channel="${
        one.channel}" rel="noopener nofollow" target="_blank" title="${one.label}">${Names[one.channel] ?? one.label}</a></li>`)}
</ul></share-line>`;
}
