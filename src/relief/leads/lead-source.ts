/** Where a lead comes from: one call, one activity or one department of the unit, which its maker may know. */
import type { Actor } from '../../kernel/actor.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { requireRelation } from '../../call/call-relation.js';
import { readCall, rowForDisplay } from '../../desk/views/readable-call.query.js';
import type { Directory } from '../../directory/directory.js';
import { findActivity } from '../../outreach/activities/activities.repository.js';
import { seesActivity } from '../../outreach/activities/activity-roles.js';
import type { LeadSource } from '../../protocol/relief/leads.js';
import type { Queries } from '../../store/store.js';
import type { LeadRow } from './rows/leads.entity.js';

export type SourceOfLead = Pick<LeadRow, 'sourceKind' | 'sourceId' | 'communityId'>;
interface Sources {
  read: Queries;
  directory: Directory;
}

/**
 * @param lookBack the call was found in a search back, whose reader was asked there whether they may know it
 * @throws Refusal `not_found` for what the actor may not know; `forbidden` for a call in which they declared an
 *   interest; `invalid` where not exactly one is named
 */
export async function sourceOfLead(
  { read, directory }: Sources,
  actor: Actor,
  { callId, activityId, departmentId }: LeadSource,
  lookBack: boolean,
): Promise<SourceOfLead> {
  if ([callId, activityId, departmentId].filter((id) => id !== undefined).length !== 1)
    return refuse('invalid', { fields: { from: 'field_one_source' } });
  if (callId !== undefined) {
    const found = await readCall(read, callId);
    const line = found && rowForDisplay(found);
    if (line?.unitId !== actor.unitId || line.drill !== null) return refuse('call_not_found');
    if (line.ringing.recused.includes(actor.id)) refuse('lead_recused');
    if (!lookBack)
      requireRelation(line, actor, 'community', 'holder', 'helper', 'former_holder', 'coordination');
    return { sourceKind: lookBack ? 'look_back' : 'call', sourceId: line.id, communityId: line.communityId };
  }
  if (activityId !== undefined) {
    const activity = await findActivity(read, activityId);
    if (!activity || !seesActivity(actor, activity)) return refuse('not_found');
    return { sourceKind: 'activity', sourceId: activity.id, communityId: activity.communityId };
  }
  if (directory.department(departmentId!)?.unitId !== actor.unitId) return refuse('not_found');
  return { sourceKind: 'department', sourceId: departmentId!, communityId: null };
}
