/** Lines of the hours ledger for whole years: nobody serves twice at once, what is old is approved, a few are corrected. */
import { DutySession } from '#hub/ledger/duty.entity.js';
import type { SeededRandom } from '#hub/demo/history/seeded-random.js';
import { HoursEntryRow, VerdictRow } from '#hub/ledger/hours.entity.js';
import { minutesBetween } from '#hub/kernel/time/intervals.js';
import { newId } from '#hub/kernel/ids.js';
import type { Actor } from '#hub/kernel/actor.js';
import type { EntryState, Served, ServingRole, ServiceKind } from '#hub/protocol/hours.js';
import type { Day } from './days.ts';
import type { Into } from './into.ts';
import type { Staff } from './people.ts';

const HOUR = 3600_000;
const MINUTE = 60_000;
const CAP = 480;
/** A person's day: they never overlap. From and to, in hours. */
const SLOTS = [
  [8.5, 12],
  [13, 17.5],
  [18, 20.5],
] as const;
export const LINES_A_DAY = SLOTS.length;
const KINDS: Record<ServingRole, readonly (readonly [ServiceKind, number])[]> = {
  officer: [
    ['duty', 78],
    ['call_handling', 7],
    ['outreach', 9],
    ['training', 4],
    ['travel', 2],
  ],
  volunteer: [
    ['outreach', 55],
    ['duty', 34],
    ['training', 7],
    ['travel', 4],
  ],
};
/** As the policy that ships has it. */
const CREDITABLE: Record<ServingRole, readonly ServiceKind[]> = {
  officer: ['call_handling', 'outreach'],
  volunteer: ['duty', 'call_handling', 'outreach'],
};
const ACTIVITIES: Record<ServiceKind, readonly string[]> = {
  duty: [''],
  call_handling: ['呼叫事项办理'],
  outreach: ['反诈宣讲', '普法课', '法治体检', '陪同走访', '普法市集'],
  training: ['岗前培训', '业务学习'],
  travel: ['往返路途'],
};
const SERVED_BY: readonly Served[] = ['residents', 'elders', 'minors', 'women', 'workers', 'enterprise'];
/** Days after which lines have been looked at. */
const SETTLED_DAYS = 20;

type Line = HoursEntryRow;

export class Hours {
  written = 0;
  private turn = 0;
  private readonly into: Into;
  private readonly chance: SeededRandom;
  private readonly end: number;
  private readonly people: { person: Actor; who: ServingRole; coordinatorId: string }[];

  constructor(into: Into, chance: SeededRandom, end: number, staff: readonly Staff[]) {
    this.into = into;
    this.chance = chance;
    this.end = end;
    this.people = staff.flatMap(({ officers, volunteers, coordinatorId }) => [
      ...officers.map((person) => ({ person, who: 'officer' as const, coordinatorId })),
      ...volunteers.map((person) => ({ person, who: 'volunteer' as const, coordinatorId })),
    ]);
  }

  /** Exactly as many lines as the day counts. */
  async of(day: Day): Promise<void> {
    for (let left = day.count; left > 0; this.turn++) {
      const { person, who, coordinatorId } = this.people[this.turn % this.people.length]!;
      const slots = SLOTS.slice(0, Math.min(left, this.chance.between(2, LINES_A_DAY)));
      let credit = CAP;
      for (const [n, [from, to]] of slots.entries()) {
        const line = this.line(day, person, who, [from, to]);
        const state = this.stateOf(day);
        if (state === 'approved' && CREDITABLE[who].includes(line.kind)) {
          line.credited = Math.min(credit, line.minutes);
          credit -= line.credited;
        }
        await this.keep({ ...line, state }, coordinatorId);
        left -= 1;
        if (left - (slots.length - 1 - n) >= 2 && this.chance.happens(0.003)) {
          await this.correct({ ...line, state }, coordinatorId);
          left -= 2;
        }
      }
    }
  }

  private line(day: Day, person: Actor, who: ServingRole, [from, to]: readonly [number, number]): Line {
    const { chance } = this;
    const fromAt = day.begins + from * HOUR + chance.between(0, 25) * MINUTE;
    const toAt = Math.min(
      day.begins + to * HOUR - chance.between(0, 40) * MINUTE,
      Math.max(this.end, fromAt),
    );
    const kind = chance.weighted(KINDS[who]);
    const measured = chance.happens(kind === 'duty' ? 0.96 : 0.6);
    const recent = day.begins > this.end - 60 * 24 * HOUR;
    return {
      id: newId({ now: () => toAt }),
      personId: person.id,
      who,
      unitId: person.unitId,
      kind,
      fromAt,
      toAt,
      minutes: minutesBetween(fromAt, toAt),
      day: day.name,
      source: measured ? 'measured' : 'back_filled',
      flags: measured && kind === 'duty' && chance.happens(0.01) ? ['forgotten_sign_off'] : [],
      sessionId: measured && recent && kind === 'duty' ? newId({ now: () => toAt }) : null,
      communityId: kind === 'outreach' ? (person.communityIds[0] ?? null) : null,
      callId: null,
      claimId: null,
      served: kind === 'outreach' ? chance.oneOf(SERVED_BY) : null,
      activity: chance.oneOf(ACTIVITIES[kind]),
      inCharge: null,
      reverses: null,
      reason: null,
      recordedBy: measured ? null : person.id,
      recordedAt: toAt,
      state: 'pending',
      credited: 0,
    };
  }

  private stateOf({ begins }: Day): EntryState {
    const old = begins < this.end - SETTLED_DAYS * 24 * HOUR;
    return this.chance.weighted<EntryState>([
      ['approved', old ? 975 : 450],
      ['pending', old ? 15 : 540],
      ['returned', 10],
    ]);
  }

  /** Taken back and written anew, half an hour shorter. */
  private async correct(line: Line, by: string): Promise<void> {
    const recordedAt = line.recordedAt + 24 * HOUR;
    const written = { reason: '结束时间登记有误', recordedBy: by, recordedAt };
    const taken = { minutes: -line.minutes, credited: -line.credited, reverses: line.id };
    await this.keep({ ...line, ...written, ...taken, id: newId({ now: () => recordedAt }) }, null);
    const toAt = Math.max(line.fromAt, line.toAt - 30 * MINUTE);
    const right: Line = {
      ...line,
      ...written,
      id: newId({ now: () => recordedAt }),
      toAt,
      minutes: minutesBetween(line.fromAt, toAt),
      source: 'back_filled',
      sessionId: null,
      flags: [...line.flags, 'corrected'],
      state: 'pending',
      credited: 0,
    };
    await this.keep(right, null);
  }

  private async keep(line: Line, by: string | null): Promise<void> {
    this.written += 1;
    await this.into.add(HoursEntryRow, line);
    if (line.sessionId && line.reverses === null)
      await this.into.add(DutySession, {
        id: line.sessionId,
        officerId: line.personId,
        unitId: line.unitId,
        startedAt: line.fromAt,
        endedAt: line.toAt,
        forgotten: line.flags.length > 0,
        kept: false,
      });
    if (by === null || line.state === 'pending') return;
    await this.into.add(VerdictRow, {
      entryId: line.id,
      seq: 1,
      verdict: line.state,
      overCap: false,
      credited: line.credited,
      givenBy: by,
      givenAt: line.recordedAt + HOUR,
      reason: line.state === 'returned' ? '请核对结束时间' : null,
    });
  }
}
