/** The search as it stands, and what it found as its reader may know it. */
import { Injectable } from '@nestjs/common';
import { readCallsById, rowForDisplay } from '../../desk/views/readable-call.query.js';
import { Directory } from '../../directory/directory.js';
import { holderOf } from '../../directory/holder.js';
import { JobsRepository } from '../../jobs/jobs.repository.js';
import type { Actor } from '../../kernel/actor.js';
import { pageSize, readCursor, toPage } from '../../kernel/pagination.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { Seal } from '../../kernel/seal/seal.js';
import type { CallRow } from '../../call/call.entity.js';
import type { LookBack, LookBackHit, LookBackRun } from '../../protocol/relief/look-back.js';
import { iso } from '../../protocol/time/instant.js';
import { Store, type Param } from '../../store/store.js';
import { LOOK_BACK_JOB } from './look-back-job.js';
import type { LookBackHitRow } from './look-back.entity.js';
import { readsCall } from './look-back-readers.js';
import { countHits, findHitsOf, newestRun, type LookBackHitState } from './look-back.repository.js';

export const reasonSealContext = (hitId: string): string => `look_back_hit.reason:${hitId}`;

/** Of the calls that an officer holds, closed or helps with; coordinators know all of the unit's. */
const callsOf = ({ id, roles }: Actor): [string, ...Param[]] | undefined =>
  roles.includes('coordinator') || roles.includes('admin')
    ? undefined
    : [
        `(call_id in (select id from call where holder_id = ?)
          or call_id in (select call_id from co_handler where officer_id = ?))`,
        id,
        id,
      ];

@Injectable()
export class LookBackQuery {
  constructor(
    private readonly store: Store,
    private readonly directory: Directory,
    private readonly seal: Seal,
    private readonly jobs: JobsRepository,
  ) {}

  async of(
    actor: Actor,
    { state = 'open', cursor, limit }: { state?: LookBackHitState; cursor?: string; limit?: number },
  ): Promise<LookBack> {
    const { unitId } = actor;
    const { read } = this.store;
    const size = pageSize(limit);
    const calls = callsOf(actor);
    const rows = await findHitsOf(read, unitId, state, {
      ...(calls && { calls }),
      ...(cursor !== undefined && { after: placeOf(cursor) }),
      limit: size + 1,
    });
    const page = toPage(
      rows,
      size,
      (row) => row,
      (row) => [row.closedAt, row.id],
    );
    const run = await this.run(unitId);
    return {
      ...(run && { run }),
      counts: await countHits(read, unitId, calls),
      list: this.directory.settings(unitId).lookBack,
      items: await this.shown(actor, page.items),
      nextCursor: page.nextCursor,
    };
  }

  /** Those whose call the reader may read. */
  async shown(actor: Actor, rows: readonly LookBackHitRow[]): Promise<LookBackHit[]> {
    if (!rows.length) return [];
    const found = await readCallsById(this.store.read, [...new Set(rows.map(({ callId }) => callId))]);
    const lines = new Map(found.map((one) => [one.line.id, rowForDisplay(one)]));
    return rows.flatMap((row) => {
      const line = lines.get(row.callId);
      return line && readsCall(line, actor) ? [this.hit(row, line)] : [];
    });
  }

  private hit(row: LookBackHitRow, line: CallRow): LookBackHit {
    const { id, number, category, communityId } = line;
    const community = { id: communityId, name: this.directory.community(communityId)?.name ?? '' };
    const decided = this.decided(row);
    return {
      id: row.id,
      kind: row.kind,
      call: { id, number, category, community, closedAt: iso(row.closedAt) },
      foundAt: iso(row.foundAt),
      ...(decided && { decided }),
    };
  }
  private decided({
    id,
    decision,
    decidedAt,
    decidedBy,
    reason,
    leadId,
  }: LookBackHitRow): LookBackHit['decided'] {
    if (decision === null || decidedAt === null) return undefined;
    const words = reason === null ? undefined : this.seal.tryOpen(reasonSealContext(id), reason);
    return {
      as: decision,
      at: iso(decidedAt),
      by: holderOf(this.directory, decidedBy ?? ''),
      ...(words !== undefined && { reason: words }),
      ...(leadId !== null && { leadId }),
    };
  }

  /** The newest; one that waits for its turn has no row yet. */
  private async run(unitId: string): Promise<LookBackRun | undefined> {
    const [row, job] = await Promise.all([
      newestRun(this.store.read, unitId),
      this.jobs.openOfUnit(unitId, LOOK_BACK_JOB),
    ]);
    if (job && row?.id !== job.id)
      return {
        id: job.id,
        state: 'waiting',
        startedAt: iso(job.askedAt),
        startedBy: holderOf(this.directory, job.askedBy),
        looked: 0,
        total: 0,
        found: 0,
        unread: 0,
      };
    if (!row) return undefined;
    const { id, startedAt, startedBy, fromAt, looked, total, found, unread, finishedAt } = row;
    return {
      id,
      // Its process may still be ending; another cannot begin before.
      state: job ? 'running' : finishedAt !== null ? 'done' : 'stopped',
      startedAt: iso(startedAt),
      startedBy: holderOf(this.directory, startedBy),
      from: iso(fromAt),
      looked,
      total,
      found,
      unread,
      ...(finishedAt !== null && { finishedAt: iso(finishedAt) }),
    };
  }
}

function placeOf(cursor: string): [number, string] {
  const [at, id] = readCursor(cursor) ?? [];
  if (!Number.isSafeInteger(at) || typeof id !== 'string')
    return refuse('invalid', { fields: { cursor: 'field_invalid' } });
  return [Number(at), id];
}
