/**
 * The frame of a page that works without script: whose page it is, what it says, and at its foot the size of print and
 * the language. Everything is in the first answer; the script only fills in and reads aloud.
 */
import { html } from 'hono/html';
import { inLang, type Lang } from '../protocol/lang.js';
import { SCRIPT_HREF, STYLE_HREF } from './page-files.js';
import { hidden, icon, type Fields, type Html } from './parts.js';
import type { Reader } from './reader.js';
import { FRAME_WORDS } from './words.js';

export interface PublicPage {
  reader: Reader;
  /** Its address, without a question. */
  path: string;
  title: string;
  /** Whose page it is; without it the hub's own name stands there. */
  unit?: string;
  /** Of a page that a form brought: what brings it again, posted. Without it the page is asked for by its address. */
  form?: Fields;
  /** What the address asks for beside language and size. */
  query?: Fields;
  body: Html;
}

const TAGS: Readonly<Record<Lang, string>> = { zh: 'zh-CN', en: 'en' };

/** Language and size are links where the page has an address, and forms where it was posted: what was typed stays out of every address. */
function settings({ reader, path, form, query = {} }: PublicPage): Html {
  const { lang, large, asked } = reader;
  const choice = (words: string, change: Fields, spoken = lang) => {
    const kept: Fields = { ...(form ?? query), ...asked, ...change };
    if (form)
      return html`<form method="post" action="${path}">
        ${hidden(kept)}<button class="link" lang="${TAGS[spoken]}">${words}</button>
      </form>`;
    const given = Object.entries(kept).filter((one): one is [string, string] => one[1] !== undefined);
    const address = given.length ? `${path}?${new URLSearchParams(given).toString()}` : path;
    return html`<a class="link" href="${address}" lang="${TAGS[spoken]}">${words}</a>`;
  };
  const size = large
    ? choice(inLang(FRAME_WORDS.smaller, lang), { size: undefined })
    : choice(inLang(FRAME_WORDS.larger, lang), { size: 'large' });
  const other =
    lang === 'zh' ? choice('English', { lang: 'en' }, 'en') : choice('中文', { lang: 'zh' }, 'zh');
  return html`<nav class="settings" aria-label="${inLang(FRAME_WORDS.settings, lang)}">${size}${other}</nav>`;
}

export function renderPage(page: PublicPage): Html {
  const { lang, large } = page.reader;
  const say = (key: keyof typeof FRAME_WORDS) => inLang(FRAME_WORDS[key], lang);
  const owner = page.unit ?? say('name');
  return html`<!doctype html>
    <html lang="${TAGS[lang]}" class="${large ? 'large' : 'plain'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <meta name="format-detection" content="telephone=no" />
        <meta name="description" content="${page.title}" />
        <title>${page.title} · ${owner}</title>
        <link rel="icon" href="/icons/mark.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="${STYLE_HREF}" />
        <script src="${SCRIPT_HREF}" defer></script>
      </head>
      <body>
        <header>
          <span class="owner">${icon('mark')}<b>${owner}</b></span
          ><button type="button" class="link read" data-read-aloud data-stop="${say('stopReading')}" hidden>
            ${icon('speaker')}<span>${say('readAloud')}</span>
          </button>
        </header>
        <main>${page.body}</main>
        <footer>${settings(page)}</footer>
      </body>
    </html>`;
}
