/** Whom the steps of policies may mean, beside who is on duty: read only where the call's policy asks for them. */
import type { Directory } from '../directory/directory.js';
import type { RoutingGroups, LastHandled } from '../routing/step-groups.js';
import type { EscalationPolicy } from '../protocol/calls/policy.js';
import type { Queries } from '../store/store.js';

type LastHandlers = Pick<RoutingGroups, 'lastOfBeneficiary' | 'lastOfCommunity'>;
interface Row {
  holder_id: string;
  answered_at: number;
}
const handled = (row: Row | undefined): LastHandled | undefined =>
  row && { officer: row.holder_id, at: Number(row.answered_at) };

/** No query where no step asks for it: the ring does not wait for what it does not use. */
export async function lastHandlers(
  from: Queries,
  call: { id: string; communityId: string; policy: Pick<EscalationPolicy, 'steps'> },
  residentKey?: string,
): Promise<LastHandlers> {
  const asks = (kind: string) => call.policy.steps.some((s) => s.ring === kind);
  const found: { -readonly [K in keyof LastHandlers]: LastHandlers[K] } = {};
  if (asks('last_of_community')) {
    const [row] = await from.rows<Row>(
      `select holder_id, answered_at from call where community_id = ? and id <> ? and drill is null and holder_id is not null
        and answered_at is not null order by raised_at desc limit 1`,
      [call.communityId, call.id],
    );
    found.lastOfCommunity = handled(row);
  }
  if (asks('last_handler')) {
    const key = residentKey ?? (await keyOf(from, call.id));
    const [row] = key
      ? await from.rows<Row>(
          `select c.holder_id, c.answered_at from call_particulars p join call c on c.id = p.call_id
            where p.resident_key = ? and c.id <> ? and c.holder_id is not null and c.answered_at is not null
            order by c.raised_at desc limit 1`,
          [key, call.id],
        )
      : [];
    found.lastOfBeneficiary = handled(row);
  }
  return found;
}

async function keyOf(from: Queries, callId: string): Promise<string | null> {
  const [row] = await from.rows<{ resident_key: string | null }>(
    'select resident_key from call_particulars where call_id = ?',
    [callId],
  );
  return row?.resident_key ?? null;
}

/** The roster is looked at only where a step means it. */
export const routingGroupsAt = (
  directory: Directory,
  unitId: string,
  at: number,
  last: LastHandlers,
): RoutingGroups => ({
  ...last,
  get leaders() {
    return unique(directory.rosters.at(unitId, at).filter((r) => r.role === 'leader'));
  },
  get rostered() {
    return unique(directory.rosters.at(unitId, at));
  },
  get coordinators() {
    return directory.coordinatorsOrAdminsOf(unitId);
  },
});

const unique = (rostered: readonly { personId: string }[]) => [...new Set(rostered.map((r) => r.personId))];
