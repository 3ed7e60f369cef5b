/** What a person is to a call. What they may not see is not found; what they see but may not do is forbidden. Pure. */
import type { Actor } from '../kernel/actor.js';
import { refuse } from '../kernel/refusal/refusal.js';
import type { CallRow } from './call.entity.js';
import { helpsWith } from './care/care-book.js';
import { visibilityOf } from './call-visibility.js';

type Line = Pick<
  CallRow,
  'unitId' | 'communityId' | 'category' | 'holderId' | 'raisedBy' | 'ringing' | 'drill' | 'state'
>;
/** `community`: reads and does all; `colleague`: sees its row; `nobody`: at a shared device, does what must be done without reading. */
export type CallRelation =
  | 'community'
  | 'colleague'
  | 'nobody'
  | 'holder'
  | 'helper'
  | 'former_holder'
  | 'coordination';
const IN_SIGHT = { whole: 'community', row: 'colleague', state: 'nobody' } as const;

export function relationsOf(
  line: Line,
  actor: Pick<Actor, 'id' | 'roles' | 'unitId' | 'communityIds' | 'device' | 'mustSetFactor'>,
): CallRelation[] {
  const relations: CallRelation[] = [];
  const sight = visibilityOf(line, actor);
  if (sight) relations.push(IN_SIGHT[sight]);
  if (actor.mustSetFactor) return relations;
  if (actor.roles.includes('officer') && line.holderId === actor.id) relations.push('holder');
  else if (
    actor.roles.includes('officer') &&
    !line.ringing.recused.includes(actor.id) &&
    helpsWith(line, actor.id)
  )
    relations.push('helper');
  else if (actor.roles.includes('officer') && line.ringing.holders.includes(actor.id))
    relations.push('former_holder');
  const coordinates = actor.roles.includes('coordinator') || actor.roles.includes('admin');
  if (coordinates && actor.unitId === line.unitId) relations.push('coordination');
  return relations;
}

/** Everybody who has held it, or helped with a part of it. */
export const handlersOf = ({ holderId, ringing }: Pick<Line, 'holderId' | 'ringing'>): string[] => [
  ...new Set([
    ...(holderId === null ? [] : [holderId]),
    ...ringing.holders,
    ...(ringing.help ?? []).flatMap(({ helper }) => helper ?? []),
  ]),
];
/** Whoever handled it does not rate it, and learns of no rating, whatever else they are to it. */
export const hasHandled = (line: Pick<Line, 'holderId' | 'ringing'>, personId: string): boolean =>
  handlersOf(line).includes(personId);

/** They declared an interest in it, or may have: where that cannot be read any more, only its holder surely has none. */
export const mayHaveInterest = (
  { ringing: { recused, lost }, holderId }: Pick<Line, 'ringing' | 'holderId'>,
  { id }: Pick<Actor, 'id'>,
): boolean => recused.includes(id) || (lost === true && holderId !== id);

/** @throws Refusal `call_not_found` where they may not see it, `forbidden` or `not_holder` where none of these is theirs. */
export function requireRelation(line: Line, actor: Actor, ...wanted: CallRelation[]): CallRelation {
  const relations = relationsOf(line, actor);
  if (!relations.length) refuse('call_not_found');
  const found = relations.find((r) => wanted.includes(r));
  return (
    found ?? refuse(wanted.includes('holder') && actor.roles.includes('officer') ? 'not_holder' : 'forbidden')
  );
}
