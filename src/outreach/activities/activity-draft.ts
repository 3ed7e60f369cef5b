/** Whether an activity can be as it was asked for: of the unit, within a day, still to come. Reads, writes nothing. */
import type { Directory } from '../../directory/directory.js';
import { readInstant } from '../../kernel/time/query-span.js';
import { Refusal, type RefusalDetails } from '../../kernel/refusal/refusal.js';
import type { ActivityChange } from '../../protocol/outreach.js';
import type { ActivityRow } from './activities.entity.js';
import { canBeInCharge } from './activity-roles.js';
import { wrongTimes } from './activity-times.js';

type Fields = NonNullable<RefusalDetails['fields']>;
/** What somebody may say of an activity. */
export type ActivityDraft = Pick<
  ActivityRow,
  'theme' | 'title' | 'fromAt' | 'toAt' | 'place' | 'communityId' | 'enterpriseId' | 'capacity' | 'inCharge'
>;

/** What was given, over what stands. An instant that is none is NaN. */
export function drafted(stands: ActivityDraft, given: ActivityChange): ActivityDraft {
  const instant = (text: string) => readInstant(text) ?? NaN;
  return {
    theme: given.theme ?? stands.theme,
    title: given.title ?? stands.title,
    fromAt: given.from === undefined ? stands.fromAt : instant(given.from),
    toAt: given.to === undefined ? stands.toAt : instant(given.to),
    place: given.place ?? stands.place,
    communityId: given.communityId === undefined ? stands.communityId : given.communityId,
    enterpriseId: given.enterpriseId === undefined ? stands.enterpriseId : given.enterpriseId,
    capacity: given.capacity === undefined ? stands.capacity : given.capacity,
    inCharge: given.inCharge === undefined ? stands.inCharge : [...new Set(given.inCharge)],
  };
}

/** What is another than it was. */
export const differing = (stands: ActivityDraft, draft: ActivityDraft): Partial<ActivityDraft> =>
  Object.fromEntries(
    Object.entries(draft).filter(
      ([field, value]) => JSON.stringify(stands[field as keyof ActivityDraft]) !== JSON.stringify(value),
    ),
  ) as Partial<ActivityDraft>;

/**
 * The same change of another of its series: as many days and hours later or earlier, and as long; what is its own stays.
 * @param changes what was changed of `from`
 */
export function changedLike(
  stands: ActivityDraft,
  from: ActivityDraft,
  changes: Partial<ActivityDraft>,
): Partial<ActivityDraft> {
  const { fromAt = from.fromAt, toAt = from.toAt, ...rest } = changes;
  const moves = changes.fromAt !== undefined || changes.toAt !== undefined;
  const starts = stands.fromAt + fromAt - from.fromAt;
  const times = moves ? { fromAt: starts, toAt: starts + toAt - fromAt } : {};
  return differing(stands, { ...stands, ...rest, ...times });
}

/**
 * @param stands what need not be looked at again, where it is being changed
 * @throws Refusal `invalid`, naming each field that is wrong
 */
export function checkDraft(
  directory: Directory,
  unitId: string,
  draft: ActivityDraft,
  now: number,
  stands?: ActivityDraft,
): void {
  const fields: Fields = {};
  const differs = (field: keyof ActivityDraft) => draft[field] !== stands?.[field];
  if (differs('theme') && !directory.hasCategory(unitId, draft.theme)) fields.theme = 'field_choice';
  const { communityId } = draft;
  if (differs('communityId') && communityId !== null && directory.community(communityId)?.unitId !== unitId)
    fields.communityId = 'field_choice';
  const named = draft.inCharge.filter((id) => !stands?.inCharge.includes(id));
  if (named.some((id) => !canBeInCharge(directory.person(id), unitId))) fields.inCharge = 'field_choice';
  if (Number.isNaN(draft.fromAt)) fields.from = 'field_invalid';
  if (Number.isNaN(draft.toAt)) fields.to = 'field_invalid';
  if (!fields.from && !fields.to && (differs('fromAt') || differs('toAt')))
    Object.assign(fields, wrongTimes(draft, now));
  if (Object.keys(fields).length) throw new Refusal('invalid', { fields });
}
