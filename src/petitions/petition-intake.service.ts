/**
 * Makes a petition of each call that was handed on, and withdraws it where the call goes on. Both are found by what the
 * calls themselves say, each in a write of the desk, so that a call which is opened again meanwhile is seen.
 */
import { Injectable } from '@nestjs/common';
import { AgencyRequestsService } from '../agencies/agency-requests.service.js';
import { isHandedOn } from '../call/care/petition-rules.js';
import type { CallRow } from '../call/call.entity.js';
import { loadCall } from '../desk/journal/journal.repository.js';
import { Directory } from '../directory/directory.js';
import { AuditService } from '../directory/people/audit.service.js';
import { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { DAY } from '../protocol/time/durations.js';
import { Store, type Tx } from '../store/store.js';
import { nearAt, standingOf } from './petition-terms.js';
import type { PetitionRow } from './petitions.entity.js';
import {
  callsWithoutPetition,
  findPetitionOfCall,
  insertPetition,
  petitionsOfCallsThatGoOn,
  updatePetition,
} from './petitions.repository.js';

/** At a turn; the rest at the next. */
const MOST = 100;
/** What was closed before that is of a time when petitions were not followed here: its months are over. */
const LOOKED_BACK = 100 * DAY;

@Injectable()
export class PetitionIntakeService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly audit: AuditService,
    private readonly requests: AgencyRequestsService,
  ) {}

  /**
   * All that was handed on and has no petition yet, and all petitions whose call goes on.
   * @param failed is told why one could not be followed, as of a call that cannot be read; the others are
   */
  async look(failed: (error: unknown) => void): Promise<void> {
    const { read } = this.store;
    const since = this.clock.now() - LOOKED_BACK;
    const found = [
      ...(await petitionsOfCallsThatGoOn(read, MOST)),
      ...(await callsWithoutPetition(read, since, MOST)),
    ];
    for (const { callId, unitId } of found) await this.follow(unitId, callId).catch(failed);
  }

  /** Its petition as the call asks for it now. */
  async follow(unitId: string, callId: string): Promise<void> {
    await this.store.write(
      'petition-intake',
      async (tx) => {
        const line = (await loadCall(tx, callId))?.line;
        if (!line) return;
        const kept = await findPetitionOfCall(tx, callId);
        if (isHandedOn(line)) await this.take(tx, line, kept);
        else if (kept && kept.state !== 'withdrawn') await this.withdraw(tx, kept);
      },
      { queue: `desk:${unitId}` },
    );
  }

  private async take(tx: Tx, line: CallRow, kept: PetitionRow | undefined): Promise<void> {
    const handedOnAt = line.closedAt!;
    if (kept?.handedOnAt === handedOnAt && kept.state !== 'withdrawn') return;
    const { unitId, communityId, id: callId, number, ringing } = line;
    const { petitions, warnPercent } = this.directory.settings(unitId);
    const { procedureDays, outcomeMonths, everyMonths } = petitions;
    const count = { handedOnAt, procedureDays, outcomeMonths, everyMonths };
    const due = standingOf(this.directory.calendars.of(unitId), count, []).due!;
    const near = nearAt(due, warnPercent);
    const row: Omit<PetitionRow, 'id' | 'round' | 'version'> = {
      unitId,
      communityId,
      callId,
      number,
      ...count,
      inChargeId: ringing.closedBy ?? line.holderId ?? '',
      state: 'open',
      receipt: null,
      procedureDueAt: due.dueAt,
      procedureOn: null,
      awaits: due.what,
      nearAt: near,
      dueAt: due.dueAt,
      remindAt: near,
      toldAt: null,
    };
    const id = kept?.id ?? newId(this.clock);
    if (!kept) await insertPetition(tx, { ...row, id, round: 1, version: 1 });
    else if (!(await updatePetition(tx, kept, { ...row, round: kept.round + 1 }))) return;
    else await this.requests.handOver(tx, 'petition', id, row.inChargeId);
    await this.audit.write(tx, { actorId: null, act: 'petition.taken', subject: id, data: { callId } });
  }

  private async withdraw(tx: Tx, kept: PetitionRow): Promise<void> {
    const nothing = { awaits: null, nearAt: null, dueAt: null, remindAt: null };
    if (await updatePetition(tx, kept, { state: 'withdrawn', ...nothing }))
      await this.audit.write(tx, { actorId: null, act: 'petition.withdrawn', subject: kept.id });
  }
}
