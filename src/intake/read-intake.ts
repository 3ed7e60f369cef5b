/** Reads what a source sent: what is needed or nothing, and of the rest whatever can be used. Pure. */
import type { RefusalDetails } from '../kernel/refusal/refusal.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { droppedFieldsOf } from '../kernel/input/lenient-fields.js';
import { isPlainObject } from '../kernel/input/nested-objects.js';
import { validatePayload } from '../kernel/input/validation.js';
import type { Intake } from '../protocol/intake/sources.js';
import { LIMITS } from '../protocol/limits.js';
import { IntakeIdDto, IntakeRestDto } from './intake.dto.js';

export type LeftOut = NonNullable<RefusalDetails['fields']>;
const KNOWN: readonly (keyof Intake)[] = [
  'communityCode',
  'category',
  'urgency',
  'summary',
  'callbackPhone',
  'dialled',
  'from',
  'test',
];
/** More of them are not named. */
const MOST_UNKNOWN = 20;

/** @throws Refusal `invalid` where there is no id */
export function readIntakeId(body: unknown): string {
  if (typeof body !== 'object' || body === null || !isPlainObject(body)) return refuse('invalid');
  return validatePayload(IntakeIdDto, { id: (body as Record<string, unknown>).id }).id;
}

/**
 * @param body with an id
 * @throws Refusal `invalid` where `test` is neither true nor false: nobody may be rung by a mistake
 */
export function readIntakeRest(body: object): { given: Omit<Intake, 'id'>; left: LeftOut } {
  const all = body as Record<string, unknown>;
  const known = Object.fromEntries(KNOWN.filter((name) => name in all).map((name) => [name, all[name]]));
  const unknown = Object.keys(all).filter((name) => name !== 'id' && !(KNOWN as string[]).includes(name));
  const cut = shortened(known.summary);
  const given = validatePayload(IntakeRestDto, { ...known, ...(cut !== undefined && { summary: cut }) });
  return {
    given,
    left: {
      ...droppedFieldsOf(given),
      ...(cut !== undefined && { summary: { sentence: 'field_too_long', params: { max: LIMITS.summary } } }),
      ...Object.fromEntries(
        unknown.slice(0, MOST_UNKNOWN).map((name) => [name.slice(0, LIMITS.name), 'field_unknown'] as const),
      ),
    },
  };
}

/** Its beginning, of words that are too many; undefined where they are not. */
function shortened(summary: unknown): string | undefined {
  if (typeof summary !== 'string' || summary.length <= LIMITS.summary) return undefined;
  const signs = [...summary];
  return signs.length <= LIMITS.summary ? undefined : signs.slice(0, LIMITS.summary).join('').trimEnd();
}
