/** The order that an activity answers, as the activity's readers may see it. */
import type { Actor } from '../../kernel/actor.js';
import type { Seal } from '../../kernel/seal/seal.js';
import type { Directory } from '../../directory/directory.js';
import { holderOf } from '../../directory/holder.js';
import type { ActivityOrder } from '../../protocol/outreach.js';
import type { Queries } from '../../store/store.js';
import { readsWords } from './talk-keepers.js';
import { noteSealContext } from './talk-order.view.js';
import { findOrderOfActivity } from './talk-orders.repository.js';

interface Sources {
  read: Queries;
  directory: Directory;
  seal: Seal;
}

/** @param mayRun the reader runs the activity, and is to know what was asked for */
export async function orderOfActivity(
  { read, directory, seal }: Sources,
  actor: Actor,
  activity: { id: string; theme: string },
  mayRun: boolean,
): Promise<ActivityOrder | undefined> {
  const row = await findOrderOfActivity(read, activity.id);
  if (!row) return undefined;
  const { id, number, state, people, audience, note } = row;
  const named = { id, number, ...(state === 'withdrawn' && { withdrawn: true as const }) };
  if (!mayRun) return named;
  const words =
    note !== null && readsWords(actor, row, activity.theme)
      ? seal.tryOpen(noteSealContext(id), note)
      : undefined;
  return {
    ...named,
    orderedBy: holderOf(directory, row.orderedBy),
    ...(people !== null && { people }),
    ...(audience !== null && { audience }),
    ...(words !== undefined && { note: words }),
  };
}
