/** Who is on duty and can hear, as the coordinators see it; changes of a moment are gathered and told once. */
import { Injectable } from '@nestjs/common';
import { iso } from '../../protocol/time/instant.js';
import { Clock } from '../../kernel/clock.js';
import { Publisher } from '../../realtime/publisher.js';
import { Directory } from '../../directory/directory.js';
import type { Orphan } from '../../protocol/calls/handing-over.js';
import type { OfficerOnDuty } from '../../protocol/people/duty-state.js';
import { Store } from '../../store/store.js';
import { isLive } from './candidates.query.js';
import { dutyBoardOf, dutyBoardRows, type DutyBoardRow } from './duty-board.query.js';
import { orphanedCalls } from './orphaned-calls.query.js';
import { pauseView } from './duty-state.view.js';

/** Long enough to gather the many changes of one ring, too short to notice. */
const GATHER_MILLISECONDS = 150;

@Injectable()
export class DutyBoardService {
  private readonly startedAt: number;
  private gathering = new Map<string, Set<string>>();

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly publisher: Publisher,
  ) {
    this.startedAt = clock.now();
  }

  async onDuty(unitId: string): Promise<OfficerOnDuty[]> {
    const rows = await dutyBoardOf(this.store.read, unitId);
    return rows.map((row) => this.view(row));
  }

  orphans = (unitId: string): Promise<Orphan[]> =>
    orphanedCalls(this.store.read, this.directory, unitId, this.clock.now());

  touch(unitId: string, officerId: string): void {
    const waiting = this.gathering.get(unitId);
    if (waiting) waiting.add(officerId);
    else {
      this.gathering.set(unitId, new Set([officerId]));
      this.clock.at(this.clock.now() + GATHER_MILLISECONDS, () => this.flush(unitId));
    }
  }

  private async flush(unitId: string): Promise<void> {
    const officers = [...(this.gathering.get(unitId) ?? [])];
    this.gathering.delete(unitId);
    const rows = await dutyBoardRows(this.store.read, officers).catch(() => []);
    for (const row of rows) this.publisher.coordination(unitId, 'duty:changed', this.view(row));
  }

  private view(row: DutyBoardRow): OfficerOnDuty {
    const person = this.directory.person(row.id);
    const department = person?.departmentId ? this.directory.department(person.departmentId) : undefined;
    return {
      officer: { id: row.id, name: person?.name ?? '', ...(person?.title && { title: person.title }) },
      department: department ? { id: department.id, name: department.name } : null,
      onDuty: row.since !== null,
      ...pauseView(row.pause_reason, row.paused_until),
      ...(row.since !== null && { since: iso(row.since) }),
      ...(row.ending_at !== null && { leaving: true }),
      live: row.since !== null && isLive(row.seen_at, this.clock.now(), this.startedAt),
      held: Number(row.held),
      ringing: Number(row.ringing),
    };
  }
}
