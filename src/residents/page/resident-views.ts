/** The resident's page as it is written: number and code asked, and how the matter stands with the two large answers. Pure. */
import { html } from 'hono/html';
import { RATINGS } from '../../protocol/codes.js';
import { inLang } from '../../protocol/lang.js';
import { SLIP_LIMITS, type ResidentKey, type ResidentState } from '../../protocol/residents/slips.js';
import { sayDay } from '../../protocol/time/said-dates.js';
import { RATING_WORDS } from '../../protocol/vocabulary/calls.js';
import {
  emergencyLine,
  hidden,
  icon,
  phoneButton,
  type Fields,
  type Html,
} from '../../public-pages/parts.js';
import { renderPage } from '../../public-pages/page.js';
import type { Reader } from '../../public-pages/reader.js';
import { residentWords, type Say, type Told } from './resident-words.js';

export const RESIDENT_PATH = '/r';

const told = (one: Told | undefined): Html | '' =>
  one
    ? html`<p class="said ${one.tone}" role="${one.tone === 'good' ? 'status' : 'alert'}" data-read>
        ${one.text}
      </p>`
    : '';

/** Number and code; the number stays as it was typed, the code never comes back. */
export function enterView(
  reader: Reader,
  asked: { number: string; unit?: string; phone?: string; told?: Told },
): Html {
  const say = residentWords(reader);
  return renderPage({
    reader,
    path: RESIDENT_PATH,
    title: say('title'),
    ...(asked.unit && { unit: asked.unit }),
    query: { n: asked.number || undefined },
    body: html`<h1 data-read>${say('enter')}</h1>
      <p class="soft" data-read>${say('enterHow')}</p>
      <form method="post" action="${RESIDENT_PATH}" class="stack">
        ${told(asked.told)}${hidden(reader.asked)}
        <div class="field">
          <label for="number">${say('number')}</label>
          <input
            type="text"
            id="number"
            name="number"
            value="${asked.number}"
            inputmode="numeric"
            autocomplete="off"
            maxlength="40"
            required
          />
        </div>
        <div class="field">
          <label for="code">${say('code')}</label>
          <input
            type="text"
            id="code"
            name="code"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck="false"
            maxlength="60"
            required
            aria-describedby="code-hint"
            data-from-fragment
          />
          <small id="code-hint">${say('codeHint')}</small>
        </div>
        <p class="said" data-when-filled role="status" hidden>${say('filled')}</p>
        <button class="button main" name="do" value="see">${say('show')}</button>
      </form>
      <div class="below">
        <div>
          ${
            asked.phone
              ? html`<p>${say('noSlip')}</p>
                  ${phoneButton(say('phone'), asked.phone)}`
              : ''
          }
          ${emergencyLine(reader.lang)}
        </div>
      </div>`,
  });
}

/** Large as it is, a Chinese sentence is broken where it breathes, as long as each part of it has room on a line of 320 px. */
const printOf = (sentence: string): string => {
  if (sentence.length > 40) return 'long';
  return sentence.split(/(?<=[，。：；？！])/).every((part) => part.length <= 9) ? 'short' : '';
};

const form = (fields: Fields, body: Html, className = ''): Html =>
  html`<form method="post" action="${RESIDENT_PATH}" class="${className}">${hidden(fields)}${body}</form>`;

/** The two answers are one touch each; what may be said beside them is folded away, and goes with either. */
function answering(say: Say, reader: Reader, kept: Fields, words: string): Html {
  const rating = (n: (typeof RATINGS)[number]) =>
    html`<label class="choice"
      ><input
        type="radio"
        name="satisfied"
        value="${n}"
      />${inLang(RATING_WORDS[`r${n}`], reader.lang)}</label
    >`;
  return form(
    { ...kept, do: 'answer' },
    html`<button class="button yes" name="solved" value="yes">${icon('yes')}${say('solved')}</button>
      <button class="button no" name="solved" value="no">${icon('no')}${say('unsolved')}</button>
      <details ${words ? 'open' : ''}>
        <summary>${say('more')}</summary>
        <fieldset>
          <legend>${say('satisfied')}</legend>
          <div class="choices">${RATINGS.map(rating)}</div>
        </fieldset>
        <div class="field">
          <label for="words">${say('words')}</label>
          <textarea id="words" name="words" maxlength="${SLIP_LIMITS.words}">${words}</textarea>
        </div>
        <div class="pair">
          <button class="button" name="solved" value="yes">${icon('yes')}${say('sendSolved')}</button>
          <button class="button" name="solved" value="no">${icon('no')}${say('sendUnsolved')}</button>
        </div>
      </details>`,
    'stack',
  );
}

const adding = (say: Say, kept: Fields, words: string): Html =>
  form(
    { ...kept, do: 'add' },
    html`<div class="field">
        <label for="words">${say('add')}</label>
        <small id="add-hint">${say('addHint')}</small>
        <textarea
          id="words"
          name="words"
          maxlength="${SLIP_LIMITS.words}"
          required
          aria-describedby="add-hint"
        >
${words}</textarea>
      </div>
      <button class="button">${say('send')}</button>`,
    'stack',
  );

/** How the matter stands: one sentence in very large type, then what may be said, then what comes next and the telephone. */
export function stateView(
  reader: Reader,
  key: ResidentKey,
  state: ResidentState,
  { told: first, words = '' }: { told?: Told; words?: string } = {},
): Html {
  const say = residentWords(reader);
  const kept: Fields = { number: key.number, code: key.code, ...reader.asked };
  const { handledBy, next } = state;
  const asking = say(state.unitPhone ? 'askByPhone' : 'askHere');
  const coming = next ? say('promiseDay', { day: sayDay(next, reader.lang) }) : asking;
  const isOver = state.state === 'cancelled' || (state.state === 'closed' && !state.canAnswer && !next);
  return renderPage({
    reader,
    path: RESIDENT_PATH,
    title: say('title'),
    unit: state.unit,
    form: { number: key.number, code: key.code },
    body: html`${told(first)}
      <h1 data-read class="${printOf(state.sentence)}">${state.sentence}</h1>
      ${handledBy && !state.sentence.includes(handledBy) ? html`<p class="soft" data-read>${say('handledBy', { name: handledBy })}</p>` : ''}
      ${
        state.canAnswer
          ? html`<p class="soft" data-read>${say('ask')}</p>
              ${answering(say, reader, kept, words)}`
          : ''
      }
      ${state.canAdd ? adding(say, kept, words) : ''}
      <div class="below">
        <div>
          ${isOver ? '' : html`<p data-read>${state.canAnswer ? html`${say('promise')}<br />` : ''}${coming}</p>`}
          ${
            state.unitPhone
              ? html`${phoneButton(say('phone'), state.unitPhone)}
                  <p class="hint">${say('sayNumber', { number: state.number })}</p>`
              : emergencyLine(reader.lang)
          }
          <a class="link" href="${RESIDENT_PATH}${reader.asked.lang ? `?lang=${reader.asked.lang}` : ''}"
            >${say('leave')}</a
          >
        </div>
      </div>`,
  });
}
