/** What pages without script are made of, each a piece of escaped HTML. */
import { html } from 'hono/html';
import { EMERGENCY_NUMBERS } from '../protocol/codes.js';
import { inLang, type Lang } from '../protocol/lang.js';
import { dialled } from '../protocol/phone.js';
import { FRAME_WORDS } from './words.js';

export type Html = ReturnType<typeof html>;
export type Fields = Readonly<Record<string, string | undefined>>;

const ICONS = {
  mark: html`<circle cx="12" cy="12" r="10.5" /><circle class="full" cx="12" cy="12" r="6.5" />`,
  yes: html`<path d="M4.5 12.5l5 5 10-11" />`,
  no: html`<path d="M6 6l12 12M18 6L6 18" />`,
  phone: html`<path
    d="M21 16.5v2.8a1.8 1.8 0 0 1-2 1.8A17 17 0 0 1 3 5a1.8 1.8 0 0 1 1.8-2h2.8a1.5 1.5 0 0 1 1.5 1.25l.55 3a1.5 1.5 0 0 1-.43 1.35L7.6 10.2a14 14 0 0 0 6.2 6.2l1.6-1.62a1.5 1.5 0 0 1 1.35-.43l3 .55A1.5 1.5 0 0 1 21 16.5z"
  />`,
  speaker: html`<path
    d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.500a7.800 7.800 0 0 1 0 11"
  />`,
} as const;
/** A shape beside a word; nothing is said by it alone. */
export const icon = (name: keyof typeof ICONS): Html =>
  html`<svg class="i" viewBox="0 0 24 24" aria-hidden="true">${ICONS[name]}</svg>`;

/** What a form carries along unseen. */
export const hidden = (fields: Fields): Html[] =>
  Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [html`<input type="hidden" name="${name}" value="${value}" />`],
  );

/** 打给检察院: as wide as the page. */
export const phoneButton = (words: string, phone: string): Html =>
  html`<a class="button" href="tel:${dialled(phone)}">${icon('phone')}<span>${words}</span></a>`;

/** 110 · 120 · 119 · 值班电话, as above the worker's button; without a duty telephone the procuratorates' hotline. */
export const emergencyLine = (lang: Lang, dutyPhone?: string): Html => {
  const say = (key: keyof typeof FRAME_WORDS) => inLang(FRAME_WORDS[key], lang);
  return html`<nav class="numbers" aria-label="${say('emergency')}">
    ${EMERGENCY_NUMBERS.map(
      (number) => html`<a href="tel:${number}"><b>${number}</b><span>${say(`n${number}`)}</span></a>`,
    )}
    ${
      dutyPhone
        ? html`<a href="tel:${dialled(dutyPhone)}"><b>${say('duty')}</b><span>${say('dutyOf')}</span></a>`
        : html`<a href="tel:12309"><b>12309</b><span>${say('hotline')}</span></a>`
    }
  </nav>`;
};
