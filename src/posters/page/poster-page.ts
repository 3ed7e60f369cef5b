/** The pages behind a poster's QR, to be read without script: the form, what was received, and an old poster. */
import { html } from 'hono/html';
import { fillWords, inLang } from '../../protocol/lang.js';
import { LIMITS } from '../../protocol/limits.js';
import { POSTER_LIMITS } from '../../protocol/residents/posters.js';
import { enDay, zhDay } from '../../protocol/time/said-dates.js';
import { addDays, localDay, localTime } from '../../protocol/time/local-day.js';
import { renderPage } from '../../public-pages/page.js';
import { emergencyLine, hidden, phoneButton, type Fields, type Html } from '../../public-pages/parts.js';
import type { Reader } from '../../public-pages/reader.js';
import type { PosterRequestRow } from '../posters.entity.js';
import type { RequestFault, TypedRequest } from '../request-intake.service.js';
import { FAULT_WORDS, POSTER_WORDS } from './poster-words.js';

/** Where and when it is read. */
export interface PosterPlace {
  path: string;
  community: string;
  unit: string;
  dutyPhone: string;
  now: number;
  open: boolean;
  opensAt: number | null;
  /** Somebody of the unit is on duty. */
  onDuty: boolean;
  waitMinutes: number;
}
type Key = keyof typeof POSTER_WORDS;

export class PosterPages {
  constructor(
    private readonly reader: Reader,
    private readonly place: PosterPlace,
  ) {}

  private say = (key: Key, values: Readonly<Record<string, string>> = {}): string =>
    fillWords(inLang(POSTER_WORDS[key], this.reader.lang), values);

  /** @param form what signs the page @param typed what stood in it @param fault why it was not taken */
  form(form: string, typed: TypedRequest = {}, fault?: RequestFault): Html {
    const { say } = this;
    const wrong =
      fault &&
      html`<p class="said wrong" role="alert" data-read>${inLang(FAULT_WORDS[fault], this.reader.lang)}</p>`;
    return this.page(
      say('title'),
      html`${this.numbers('danger')}
        <h1 data-read>${this.place.community}<br />${say('title')}</h1>
        <div class="stack">
          <p data-read>${say('lead')}</p>
          ${wrong}
          <div class="said" data-read>${this.hours()}</div>
        </div>
        <form method="post" action="${this.place.path}" class="stack">
          ${hidden({ ...this.reader.asked, form })}
          <div class="field">
            <label for="words">${say('what')}</label>
            <textarea
              id="words"
              name="words"
              rows="4"
              maxlength="${POSTER_LIMITS.words}"
              aria-describedby="words-hint"
            >
${typed.words ?? ''}</textarea>
            <small id="words-hint">${say('whatHint')}</small>
          </div>
          <fieldset>
            <legend>${say('how')}</legend>
            <div class="choices">
              <div class="field">
                <label for="phone">${say('phone')}</label>
                <input
                  type="tel"
                  id="phone"
                  name="phone"
                  maxlength="${LIMITS.phone}"
                  autocomplete="tel"
                  value="${typed.phone ?? ''}"
                />
              </div>
              <label class="choice"
                ><input
                  type="checkbox"
                  name="desk"
                  value="1"
                  ${typed.desk === undefined ? '' : 'checked'}
                /><span>${say('desk')}</span></label
              >
            </div>
          </fieldset>
          <div class="away" aria-hidden="true">
            <label for="website">${say('empty')}</label
            ><input type="text" id="website" name="website" tabindex="-1" autocomplete="off" value="" />
          </div>
          <p class="hint" data-read>${say('consent', { unit: this.place.unit })}</p>
          <button class="button main">${say('send')}</button>
        </form>`,
      // What was typed goes along with the size of print, and is not sent by it.
      fault && { form, words: typed.words, phone: typed.phone, desk: typed.desk, look: '1' },
    );
  }

  received(form: string, request: PosterRequestRow): Html {
    const { say } = this;
    const { atDesk, phone, state, number } = request;
    const steps = [
      ...(phone !== null ? [say('nextPhone')] : []),
      ...(atDesk ? [say('nextDesk')] : []),
      say('nextCall'),
      say('nextLate', { minutes: String(this.place.waitMinutes) }),
    ];
    return this.page(
      say('received'),
      html`<h1 data-read>${say('received')}</h1>
        <p class="said good" data-read>
          ${say('number')} <b>${number}</b><br /><small>${say('numberHint')}</small>
        </p>
        ${
          state === 'open'
            ? html`<div class="stack">
                ${this.place.open ? '' : html`<p class="said" data-read>${this.hours()}</p>`}
                <h2 data-read>${say('next')}</h2>
                <ol class="steps">
                  ${steps.map((step) => html`<li data-read>${step}</li>`)}
                </ol>
              </div>`
            : html`<p data-read>${say('settled')}</p>`
        }
        ${this.numbers('urgent')}`,
      { form },
    );
  }

  /** @param typed what was written on the page of it before it was replaced */
  old(typed: TypedRequest = {}): Html {
    const { say } = this;
    return this.page(
      say('old'),
      html`<h1 data-read>${say('old')}</h1>
        <p data-read>${say('oldLead')}</p>
        ${typed.words && html`<p class="said">${say('yourWords')}<br />${typed.words}</p>`}
        ${this.numbers('urgent')}
        <div class="stack">${this.unitButton()}</div>`,
    );
  }

  private page(title: string, body: Html, form?: Fields): Html {
    const { path, unit } = this.place;
    return renderPage({ reader: this.reader, path, title, unit, body, ...(form && { form }) });
  }

  private numbers = (heading: 'danger' | 'urgent'): Html =>
    html`<p class="first" data-read>${this.say(heading)}</p>
      ${emergencyLine(this.reader.lang, this.place.dutyPhone || undefined)}`;

  private unitButton(): Html {
    const { dutyPhone } = this.place;
    return dutyPhone
      ? phoneButton(this.say('callDuty', { phone: dutyPhone }), dutyPhone)
      : phoneButton(this.say('callHotline'), '12309');
  }

  /** Who is there now, and when the community is. */
  private hours(): Html {
    const { open, opensAt, onDuty, dutyPhone } = this.place;
    if (open) return html`${this.say('open')}`;
    const shut = opensAt === null ? this.say('shutUnknown') : this.say('shut', { when: this.when(opensAt) });
    return html`${shut}<br />${this.say(onDuty && dutyPhone ? 'onDuty' : 'nobody')}`;
  }

  private when(at: number): string {
    const { lang } = this.reader;
    const [day, today] = [localDay(at), localDay(this.place.now)];
    if (day === today) return `${this.say('today')}${localTime(at)}`;
    if (day === addDays(today, 1)) return `${this.say('tomorrow')}${localTime(at)}`;
    return lang === 'zh' ? `${zhDay(day)}${localTime(at)}` : `on ${enDay(day)} at ${localTime(at)}`;
  }
}
