/** The activity at which a call was raised, for whoever sees both. */
import type { Actor } from '../../kernel/actor.js';
import { findActivity } from '../../outreach/activities/activities.repository.js';
import { seesActivity } from '../../outreach/activities/activity-roles.js';
import type { CallDetail } from '../../protocol/calls/call-summary.js';
import { iso } from '../../protocol/time/instant.js';
import type { Queries } from '../../store/store.js';

export async function withActivity(from: Queries, actor: Actor, call: CallDetail): Promise<CallDetail> {
  if (call.activityId === undefined) return call;
  const activity = await findActivity(from, call.activityId);
  if (!activity || !seesActivity(actor, activity)) return call;
  const { id, title, fromAt } = activity;
  return { ...call, activity: { id, title, from: iso(fromAt) } };
}
