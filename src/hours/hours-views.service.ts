/** Lines and claims as people read them: named, with what was said of them and what became of them. */
import { Injectable } from '@nestjs/common';
import { Seal } from '../kernel/seal/seal.js';
import { Directory } from '../directory/directory.js';
import { holderOf } from '../directory/holder.js';
import type { Claim, HoursLine } from '../protocol/hours.js';
import { iso } from '../protocol/time/instant.js';
import type { Named } from '../protocol/answers.js';
import { Store } from '../store/store.js';
import { noteSealContext } from '../ledger/claims.repository.js';
import type { ClaimRow, HoursEntryRow, VerdictRow } from '../ledger/hours.entity.js';
import { verdictsOf } from './verdicts/verdicts.repository.js';
import { reversalIdsOf } from '../ledger/hours-entries.repository.js';
import { minutesBetween } from '../kernel/time/intervals.js';

type About = Pick<HoursEntryRow, 'communityId' | 'callId' | 'served' | 'activity' | 'inCharge'>;

@Injectable()
export class HoursViewsService {
  constructor(
    private readonly store: Store,
    private readonly directory: Directory,
    private readonly seal: Seal,
  ) {}

  readonly named = (id: string): Named => ({ id, name: this.directory.person(id)?.name ?? '' });

  async lines(rows: readonly HoursEntryRow[]): Promise<HoursLine[]> {
    const ids = rows.map((row) => row.id);
    const said = Map.groupBy(await verdictsOf(this.store.read, ids), (v) => v.entryId);
    const reversedBy = await reversalIdsOf(this.store.read, ids);
    return rows.map((row) => this.line(row, reversedBy.get(row.id), said.get(row.id)?.at(-1)));
  }

  claim(row: ClaimRow): Claim {
    return {
      id: row.id,
      officer: this.named(row.personId),
      who: row.who,
      kind: row.kind,
      from: iso(row.fromAt),
      to: iso(row.toAt),
      day: row.day,
      minutes: minutesBetween(row.fromAt, row.toAt),
      ...this.about(row),
      ...(row.note !== null && { note: this.seal.open(noteSealContext(row.id), row.note) }),
      ...(row.contests !== null && { contests: row.contests }),
      state: row.state,
      ...(row.enteredBy !== null && { enteredBy: this.named(row.enteredBy) }),
      enteredAt: iso(row.enteredAt),
      ...(row.decidedBy !== null && { decidedBy: this.named(row.decidedBy) }),
      ...(row.decidedAt !== null && { decidedAt: iso(row.decidedAt) }),
      ...(row.reason !== null && { reason: row.reason }),
    };
  }

  readonly verdict = ({ verdict, givenBy, givenAt, reason }: VerdictRow) => ({
    verdict,
    ...(givenBy !== null && { by: this.named(givenBy) }),
    at: iso(givenAt),
    ...(reason !== null && { reason }),
  });

  private line(row: HoursEntryRow, reversedBy?: string, verdict?: VerdictRow): HoursLine {
    return {
      id: row.id,
      officer: this.named(row.personId),
      who: row.who,
      kind: row.kind,
      from: iso(row.fromAt),
      to: iso(row.toAt),
      day: row.day,
      minutes: row.minutes,
      source: row.source,
      flags: row.flags,
      state: row.state,
      credited: row.credited,
      ...this.about(row),
      ...(row.recordedBy !== null && { recordedBy: this.named(row.recordedBy) }),
      ...(row.reverses !== null && { reverses: row.reverses }),
      ...(reversedBy !== undefined && { reversedBy }),
      ...(row.reason !== null && { reason: row.reason }),
      ...(verdict && { verdict: this.verdict(verdict) }),
    };
  }

  private about({ communityId, callId, served, activity, inCharge }: About) {
    const community = communityId === null ? undefined : this.directory.community(communityId);
    return {
      ...(community && { community: { id: community.id, name: community.name } }),
      ...(callId !== null && { callId }),
      ...(served !== null && { served }),
      ...(activity !== '' && { activity }),
      ...(inCharge !== null && { inCharge: holderOf(this.directory, inCharge) }),
    };
  }
}
