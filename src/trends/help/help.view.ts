/** Help as its readers may see it. */
import type { Actor } from '../../kernel/actor.js';
import type { Directory } from '../../directory/directory.js';
import { holderOf } from '../../directory/holder.js';
import type { Named } from '../../protocol/answers.js';
import type { UnitHelp } from '../../protocol/trends/help.js';
import { iso } from '../../protocol/time/instant.js';
import { localDay } from '../../protocol/time/local-day.js';
import { dayLight } from '../day-light.js';
import type { HelpRow } from './help.entity.js';

export const unitNamed = (directory: Pick<Directory, 'unit'>, id: string): Named => ({
  id,
  name: directory.unit(id)?.name ?? '',
});

/** @param open what it belongs to is not over */
export function helpView(
  directory: Pick<Directory, 'unit' | 'person'>,
  row: HelpRow,
  { actor, now, open = true }: { actor: Actor; now: number; open?: boolean },
): UnitHelp {
  const { state, byDay, answeredAt } = row;
  const day = answeredAt ?? now;
  return {
    id: row.id,
    unit: unitNamed(directory, row.unitId),
    helper: unitNamed(directory, row.helperId),
    ...(row.programmeId !== null && { programmeId: row.programmeId }),
    kind: row.kind,
    text: row.text,
    ...(byDay !== null && { by: byDay, light: dayLight(byDay, localDay(day), state !== 'asked') }),
    askedAt: iso(row.askedAt),
    askedBy: holderOf(directory, row.askedBy),
    state,
    ...(row.answer !== null && { answer: row.answer }),
    ...(answeredAt !== null && { answeredAt: iso(answeredAt) }),
    ...(row.answeredBy !== null && { answeredBy: holderOf(directory, row.answeredBy) }),
    mayAnswer: open && state === 'asked' && row.helperId === actor.unitId,
  };
}
