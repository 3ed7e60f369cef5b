/** `from` and `to` of a question, as instants: ISO 8601 with Z or an offset. */
import { Temporal } from 'temporal-polyfill';
import { iso } from '../../protocol/time/instant.js';
import { Refusal, type Sentence } from '../refusal/refusal.js';
import { dayBegins } from '../../protocol/time/local-day.js';
import type { Interval } from './intervals.js';

/** As it is answered: both ends in UTC. */
export const fromToFields = ({ from, to }: Interval) => ({ from: iso(from), to: iso(to) });

/** Whole local days, as everything that is summed by them. */
const EVER: Interval = { from: dayBegins('2000-01-01'), to: dayBegins('2200-01-01') };

/** Milliseconds since 1970, or undefined where the text names no instant (30 February, no zone). */
export function readInstant(text: string): number | undefined {
  try {
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    return undefined;
  }
}

export interface SpanRules {
  /** Both ends must be given. */
  required?: boolean;
  /** An empty span says something (a correction to nothing). */
  emptyAllowed?: boolean;
  /** In milliseconds. */
  longest?: number;
}

/**
 * [from, to); an end that is not given is open.
 * @throws Refusal `invalid`, naming the field that is missing, no instant, the wrong way round or too far off
 */
export function readSpan(
  given: { from?: string | undefined; to?: string | undefined },
  rules: SpanRules = {},
): Interval {
  const fields: Record<string, Sentence> = {};
  const read = (name: 'from' | 'to'): number => {
    const text = given[name];
    if (text === undefined || text === '') {
      if (rules.required) fields[name] = 'field_required';
      return EVER[name];
    }
    const instant = readInstant(text);
    if (instant === undefined || instant < EVER.from || instant > EVER.to) {
      fields[name] = 'field_invalid';
      return EVER[name];
    }
    return instant;
  };
  const span = { from: read('from'), to: read('to') };
  const backwards = rules.emptyAllowed ? span.from > span.to : span.from >= span.to;
  if (!fields.from && !fields.to && (backwards || span.to - span.from > (rules.longest ?? Infinity)))
    fields.to = 'field_invalid';
  if (Object.keys(fields).length) throw new Refusal('invalid', { fields });
  return span;
}
