/** What a resident's form asks for, and which page answers it: a refusal is a sentence on the page that it belongs to. */
import { Refusal, type RefusalDetails } from '../../kernel/refusal/refusal.js';
import { STATUS } from '../../kernel/refusal/refusal.filter.js';
import { SLIP_LIMITS, type ResidentKey, type ResidentState } from '../../protocol/residents/slips.js';

import type { Reader } from '../../public-pages/reader.js';
import type { ResidentService } from '../resident.service.js';
import { residentWords, type Told } from './resident-words.js';

export type ResidentForm = Readonly<Record<string, string>>;
/** With a state its page, else the one that asks for number and code. */
export interface FormOutcome {
  status: number;
  state?: ResidentState;
  told?: Told;
  /** What was not taken is still there to be mended. */
  words?: string;
  retryAfterSeconds?: number;
}
type Residents = Pick<ResidentService, 'state' | 'answer' | 'addWords'>;

/** A text area of a browser ends its lines with two characters, which nobody has typed. */
const typedWords = (form: ResidentForm): string => (form['words'] ?? '').replace(/\r\n/g, '\n').trim();

/** @throws what is neither about the slip nor about what was typed */
export async function takeForm(
  residents: Residents,
  form: ResidentForm,
  { reader, address }: { reader: Reader; address: string },
): Promise<FormOutcome> {
  const key: ResidentKey = { number: form['number'] ?? '', code: form['code'] ?? '' };
  const asker = { address, lang: reader.lang };
  const say = residentWords(reader);
  const good = (text: string): Told => ({ tone: 'good', text });
  const words = typedWords(form);
  try {
    if (form['do'] === 'answer') {
      const solved = form['solved'] === 'yes' || (form['solved'] === 'no' ? false : undefined);
      const satisfied = form['satisfied'] ? { satisfied: Number(form['satisfied']) } : {};
      const state = await residents.answer(key, { solved, ...satisfied, ...(words && { words }) }, asker);
      return { status: 200, state, told: good(say(solved ? 'thanksSolved' : 'thanksUnsolved')) };
    }
    if (form['do'] === 'add') {
      return {
        status: 200,
        state: await residents.addWords(key, { words }, asker),
        told: good(say('added')),
      };
    }
    return { status: 200, state: await residents.state(key, asker) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const told: Told = { tone: 'wrong', text: whyNot(error, reader) };
    const status = STATUS[error.code];
    const wait = waitOf(error.details);
    // What was typed was wrong, or comes too late: the matter itself may be shown.
    const mayShow = error.code === 'invalid' || error.code === 'conflict' || (form['do'] === 'add' && wait);
    const state = mayShow ? await residents.state(key, asker).catch(() => undefined) : undefined;
    return { status, told, ...(state && { state }), ...(words && { words }), ...wait };
  }
}

const waitOf = ({ retryAfterSeconds }: RefusalDetails) =>
  retryAfterSeconds === undefined ? undefined : { retryAfterSeconds };

/** In minutes and for a person; what the hub says of itself says it in seconds. */
function whyNot(refusal: Refusal, reader: Reader): string {
  const say = residentWords(reader);
  const { retryAfterSeconds } = refusal.details;
  if (retryAfterSeconds !== undefined)
    return say('tooMany', { n: Math.max(1, Math.ceil(retryAfterSeconds / 60)) });
  const { message, fields } = refusal.body(reader.lang);
  if (!fields) return message;
  return 'words' in fields ? say('badWords', { n: SLIP_LIMITS.words }) : message;
}
