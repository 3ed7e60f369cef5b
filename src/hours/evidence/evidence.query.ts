/** What the hub knows of the time of a line or a claim, beside it before somebody decides; and what approving it would credit. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Actor } from '../../kernel/actor.js';
import type { HoursEvidence } from '../../protocol/hours.js';
import { iso } from '../../protocol/time/instant.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { RosterQuery } from '../../roster/roster.query.js';
import { Store } from '../../store/store.js';
import { findClaim } from '../../ledger/claims.repository.js';
import { creditDay, isCreditable } from '../../ledger/credit-rules.js';
import { localDay } from '../../protocol/time/local-day.js';
import type { ClaimRow, HoursEntryRow } from '../../ledger/hours.entity.js';
import {
  callsHeldIn,
  ringsIn,
  dutySessionsIn,
  dutyStretchesIn,
  type CheckIn,
  type PersonInterval,
} from './evidence.repository.js';
import { overlapViews, sessionView, plannedTimes, type PlannedTime } from './evidence.view.js';
import { HoursViewsService } from '../hours-views.service.js';
import { canReviewHours } from '../review-rules.js';
import { runningTimeOf } from '../../ledger/running-time.query.js';
import { readSettledDay } from '../verdicts/settle-day.js';
import { verdictsOf } from '../verdicts/verdicts.repository.js';
import { servedTime, attendanceShare } from '../../ledger/attendance-share.js';
import { findEntry, validEntriesIn, intervalOf } from '../../ledger/hours-entries.repository.js';
import { cutAtMidnights, minutesBetween } from '../../kernel/time/intervals.js';

type About = Pick<HoursEntryRow, 'who' | 'kind' | 'day'> & PersonInterval & { sessionId: string | null };

@Injectable()
export class EvidenceQuery {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly roster: RosterQuery,
    private readonly views: HoursViewsService,
  ) {}

  /** @throws Refusal `not_found` for what is neither one's own nor one's unit's to decide on */
  async ofLine(actor: Actor, id: string): Promise<HoursEvidence> {
    const { read } = this.store;
    const line = seenBy(actor, await findEntry(read, id));
    const { personId, unitId, who, kind, day, sessionId, fromAt: from, toAt: to } = line;
    const verdicts = await verdictsOf(read, [line.id]);
    const fresh = new Map([[line.id, { by: actor.id, reason: null, overCap: false }]]);
    const settled = await readSettledDay(
      read,
      { unitId, personId, day },
      line.state === 'approved' ? new Map() : fresh,
    );
    const others = settled.lines.filter((e) => e.id !== line.id);
    return {
      ...(await this.around({ personId, unitId, who, kind, day, sessionId, from, to }, line.id, null)),
      day: {
        creditable: isCreditable(settled.policy, who, kind),
        approved: sum(others.map((e) => e.minutes)),
        credited: sum(others.map((e) => e.credited)),
        wouldCredit: settled.allotted.get(line.id)?.credited ?? 0,
        capMinutes: settled.policy.capMinutes,
      },
      verdicts: verdicts.map((v) => ({ ...this.views.verdict(v), credited: v.credited })),
    };
  }

  /** @throws Refusal as ofLine */
  async ofClaim(actor: Actor, id: string): Promise<HoursEvidence> {
    const { read } = this.store;
    const claim = seenBy(actor, await findClaim(read, id));
    const { personId, unitId, who, kind, day, fromAt: from, toAt: to } = claim;
    const contested = claim.contests === null ? undefined : await findEntry(read, claim.contests);
    const sessionId = contested?.sessionId ?? null;
    return {
      ...(await this.around(
        { personId, unitId, who, kind, day, sessionId, from, to },
        claim.contests,
        claim,
      )),
      day: await this.wouldCredit(claim),
      verdicts: [],
    };
  }

  private async around(of: About, but: string | null, claim: ClaimRow | null) {
    const { read } = this.store;
    const [shifts, sessions, stretches, rings, held, overlaps] = await Promise.all([
      this.shifts(of),
      dutySessionsIn(read, of, of.sessionId),
      dutyStretchesIn(read, of.sessionId),
      ringsIn(read, of),
      callsHeldIn(read, of),
      overlapViews(read, of, but, claim?.id ?? null),
    ]);
    const set = plannedTimes(sessions.service);
    const attendance = await this.attendance(of, shifts, sessions.service);
    return {
      planned: [...shifts, ...set].map((p) => ({ from: iso(p.from), to: iso(p.to), name: p.name })),
      sessions: [
        ...sessions.duty.map((s) => ({ ...sessionView(s), kept: s.kept })),
        ...sessions.service.map((s) => ({ ...sessionView(s), kept: false, ...this.placeOf(s) })),
      ],
      stretches: stretches.map((s) => ({ from: iso(s.from), to: iso(s.to) })),
      rings,
      held,
      overlaps,
      ...(attendance && { attendance }),
    };
  }

  private placeOf({ activity, communityId }: CheckIn): { place?: string } {
    const community = this.roster.directory.community(communityId ?? '')?.name;
    const words = [activity, community].filter(Boolean);
    return words.length ? { place: words.join(' · ') } : {};
  }

  /** Their shifts of the local days it lies in. */
  private async shifts({ personId, unitId, from, to }: About): Promise<PlannedTime[]> {
    const [first, last] = [localDay(from), localDay(Math.max(from, to - 1))];
    const shifts = await this.roster.touching(unitId, first, last);
    return shifts.flatMap(({ name, people }) =>
      people
        .filter((p) => p.personId === personId)
        .filter((p) => localDay(p.from) <= last && localDay(p.to - 1) >= first)
        .map((p) => ({ from: p.from, to: p.to, name })),
    );
  }

  /** How much of the time that was set: of the shift that was served, as at sign-off, or of the check-in. */
  private async attendance(
    of: About,
    shifts: readonly PlannedTime[],
    services: readonly CheckIn[],
  ): Promise<HoursEvidence['attendance']> {
    const now = this.clock.now();
    const session = services.find((s) => s.id === of.sessionId);
    const [set] = session ? plannedTimes([session]) : [];
    if (session && set)
      return attendanceShare(set, [{ from: session.startedAt, to: session.endedAt ?? now }]);
    const shift = of.kind === 'duty' ? servedTime(shifts, of) : undefined;
    if (!shift) return undefined;
    const held = await validEntriesIn(this.store.read, { ...shift, personId: of.personId });
    return attendanceShare(shift, [
      ...held.map(intervalOf),
      ...(await runningTimeOf(this.store.read, of.personId, now)),
    ]);
  }

  /** On the day it begins; the lines it would write there, after those that are approved. */
  private async wouldCredit({ contests, ...claim }: ClaimRow): Promise<HoursEvidence['day']> {
    const { unitId, personId, day, who, kind } = claim;
    const { policy, lines, allotted } = await readSettledDay(this.store.read, { unitId, personId, day });
    const others = lines.filter((e) => e.id !== contests);
    const creditable = isCreditable(policy, who, kind);
    const piece = cutAtMidnights(claim.fromAt, claim.toAt)[0];
    const minutes = piece ? minutesBetween(piece.from, piece.to) : 0;
    const earlier = others
      .filter((e) => allotted.has(e.id))
      .map((e) => ({ id: e.id, minutes: e.credited, overCap: true }));
    const would = creditDay(
      [...earlier, { id: claim.id, minutes: creditable ? minutes : 0, overCap: false }],
      policy.capMinutes,
    );
    return {
      creditable,
      approved: sum(others.map((e) => e.minutes)),
      credited: sum(others.map((e) => e.credited)),
      wouldCredit: would.get(claim.id)?.credited ?? 0,
      capMinutes: policy.capMinutes,
    };
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);

function seenBy<Row extends { unitId: string; personId: string }>(actor: Actor, row: Row | undefined): Row {
  const seen = row && (row.personId === actor.id || (row.unitId === actor.unitId && canReviewHours(actor)));
  return seen ? row : refuse('not_found');
}
