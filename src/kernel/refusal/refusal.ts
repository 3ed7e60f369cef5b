/**
 * Every "no" the hub can say, in the reader's language. A Refusal is thrown anywhere, and turned into
 * problem+json by the HTTP filter and into an ack by the channels' adapter; nothing else leaves the server.
 */
import type { Lang } from '../../protocol/lang.js';
import type { Holder, RefusalBody } from '../../protocol/answers.js';
import type { RefusalCode } from '../../protocol/codes.js';
import { AGENCIES_REFUSALS } from './relief/agencies.refusals.js';
import { COMMON_REFUSALS } from './common.refusals.js';
import { CALLS_REFUSALS } from './calls.refusals.js';
import { CERTIFICATES_REFUSALS } from './certificates.refusals.js';
import { ENTERPRISES_REFUSALS } from './enterprises.refusals.js';
import { FILE_STORE_REFUSALS } from './conversation/file-store.refusals.js';
import { FILES_REFUSALS } from './conversation/files.refusals.js';
import { HOURS_REFUSALS } from './hours.refusals.js';
import { INTAKE_REFUSALS } from './residents/intake.refusals.js';
import { JOBS_REFUSALS } from './jobs.refusals.js';
import { KNOWLEDGE_REFUSALS } from './residents/knowledge.refusals.js';
import { LEADS_REFUSALS } from './relief/leads.refusals.js';
import { LIAISON_REFUSALS } from './liaison.refusals.js';
import { OUTREACH_REFUSALS } from './outreach.refusals.js';
import { OUTREACH_ORDERS_REFUSALS } from './outreach-orders.refusals.js';
import { OUTLINES_REFUSALS } from './trends/outlines.refusals.js';
import { PEOPLE_REFUSALS } from './people.refusals.js';
import { MATTERS_REFUSALS } from './residents/matters.refusals.js';
import { LOOK_BACK_REFUSALS } from './relief/look-back.refusals.js';
import { RELIEF_CAP_REFUSALS } from './relief/relief-cap.refusals.js';
import { POSTERS_REFUSALS } from './residents/posters.refusals.js';
import { PROGRAMMES_REFUSALS } from './trends/programmes.refusals.js';
import { PETITIONS_REFUSALS } from './relief/petitions.refusals.js';
import { REPORTS_REFUSALS } from './reports.refusals.js';
import { ROSTER_REFUSALS } from './roster.refusals.js';
import { SEARCH_REFUSALS } from './residents/search.refusals.js';
import { SHEETS_REFUSALS } from './sheets.refusals.js';
import { REVIEWS_REFUSALS } from './residents/reviews.refusals.js';
import { SLIPS_REFUSALS } from './residents/slips.refusals.js';
import { SUPERVISION_REFUSALS } from './relief/supervision.refusals.js';
import { TRENDS_REFUSALS } from './trends/trends.refusals.js';
import { VIDEO_REFUSALS } from './residents/video.refusals.js';
import { UNITS_REFUSALS } from './units.refusals.js';
import { WATCH_REFUSALS } from './watch.refusals.js';

/** Each capability's stand in a file of its own beside this one or below. */
const SENTENCES = {
  ...COMMON_REFUSALS,
  ...AGENCIES_REFUSALS,
  ...CALLS_REFUSALS,
  ...CERTIFICATES_REFUSALS,
  ...ENTERPRISES_REFUSALS,
  ...FILE_STORE_REFUSALS,
  ...FILES_REFUSALS,
  ...HOURS_REFUSALS,
  ...INTAKE_REFUSALS,
  ...JOBS_REFUSALS,
  ...KNOWLEDGE_REFUSALS,
  ...LEADS_REFUSALS,
  ...LIAISON_REFUSALS,
  ...OUTREACH_REFUSALS,
  ...OUTREACH_ORDERS_REFUSALS,
  ...OUTLINES_REFUSALS,
  ...PEOPLE_REFUSALS,
  ...LOOK_BACK_REFUSALS,
  ...MATTERS_REFUSALS,
  ...RELIEF_CAP_REFUSALS,
  ...PROGRAMMES_REFUSALS,
  ...PETITIONS_REFUSALS,
  ...POSTERS_REFUSALS,
  ...REPORTS_REFUSALS,
  ...ROSTER_REFUSALS,
  ...SEARCH_REFUSALS,
  ...SHEETS_REFUSALS,
  ...REVIEWS_REFUSALS,
  ...SLIPS_REFUSALS,
  ...SUPERVISION_REFUSALS,
  ...TRENDS_REFUSALS,
  ...UNITS_REFUSALS,
  ...VIDEO_REFUSALS,
  ...WATCH_REFUSALS,
};

export type Sentence = keyof typeof SENTENCES;
export interface RefusalDetails {
  params?: Record<string, string | number>;
  /** field → the sentence that says what is wrong with it */
  fields?: Record<string, Sentence | { sentence: Sentence; params: Record<string, string | number> }>;
  holder?: Holder;
  retryAfterSeconds?: number;
}

const say = (sentence: Sentence, lang: Lang, params: Record<string, string | number> = {}) =>
  SENTENCES[sentence][lang === 'zh' ? 1 : 2].replace(/\{(\w+)\}/g, (_, key: string) =>
    String(params[key] ?? ''),
  );

/** 王 + 检察官 → 王检察官: how an officer is addressed. */
export const addressedName = (person: { name: string; title?: string }) => {
  const title = person.title ?? '';
  return title && !person.name.endsWith(title) ? `${person.name}${title}` : person.name;
};

export class Refusal extends Error {
  constructor(
    readonly sentence: Sentence,
    readonly details: RefusalDetails = {},
  ) {
    super(sentence);
  }
  get code(): RefusalCode {
    return SENTENCES[this.sentence][0];
  }
  body(lang: Lang): RefusalBody {
    const { params, fields, holder, retryAfterSeconds } = this.details;
    const filled = {
      ...(holder && { holder: addressedName(holder) }),
      ...(retryAfterSeconds !== undefined && { seconds: retryAfterSeconds }),
      ...params,
    };
    return {
      code: this.code,
      message: say(this.sentence, lang, filled),
      ...(fields && {
        fields: Object.fromEntries(
          Object.entries(fields).map(([name, f]) => [
            name,
            typeof f === 'string' ? say(f, lang) : say(f.sentence, lang, f.params),
          ]),
        ),
      }),
      ...(holder && { holder }),
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    };
  }
}

export const refuse = (sentence: Sentence, details?: RefusalDetails): never => {
  throw new Refusal(sentence, details);
};

/** Chinese unless the reader says en. */
export const langOf = (text: unknown): Lang =>
  typeof text === 'string' && /^\s*en\b/i.test(text) ? 'en' : 'zh';
