/** What is said of the held calls at the end of a shift, checked against what is held. Pure. */
import type { HandoverChoice, HandoverPayload } from '../protocol/events/duty-payloads.js';
import { refuse } from '../kernel/refusal/refusal.js';

/** One way for each, written as one word, so that the same asked again is known as that. */
export const handoverWay = ({ callId, officerId, departmentId, keep, coordinator }: HandoverChoice): string =>
  [callId, officerId ?? '', departmentId ?? '', keep ? 'keep' : '', coordinator ? 'coordinator' : ''].join(
    '|',
  );

const ways = ({ officerId, departmentId, keep, coordinator }: HandoverChoice) =>
  [officerId !== undefined, departmentId !== undefined, keep === true, coordinator === true].filter(Boolean)
    .length;

/**
 * @returns the choices about calls that are still held; others have found another holder meanwhile
 * @throws Refusal `invalid` where a call has not exactly one way or nothing is said to who is to take it,
 *   `handover_incomplete` with their number where nothing is said of a call
 */
export function handoverChoices({ calls, note }: HandoverPayload, held: readonly string[]): HandoverChoice[] {
  calls.forEach((choice, i) => {
    if (ways(choice) !== 1) refuse('invalid', { fields: { [`calls.${i}`]: 'field_exactly_one_way' } });
    const silent = !(choice.note ?? note)?.trim();
    if (silent && !choice.keep)
      refuse('invalid', {
        fields: { [choice.note === undefined ? 'note' : `calls.${i}.note`]: 'field_required' },
      });
  });
  const said = new Map(calls.map((c) => [c.callId, c]));
  const missing = held.filter((id) => !said.has(id));
  if (missing.length) refuse('handover_incomplete', { params: { count: missing.length } });
  return held.map((id) => said.get(id)!);
}
