import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Actor } from '../../../src/kernel/actor.js';
import { PushedClock } from '../../../src/kernel/clock.js';
import { Refusal } from '../../../src/kernel/refusal/refusal.js';
import { Seal } from '../../../src/kernel/seal/seal.js';
import { minutesBetween, unionIntervals, type Interval } from '../../../src/kernel/time/intervals.js';
import type { AuditService } from '../../../src/directory/people/audit.service.js';
import type { Directory } from '../../../src/directory/directory.js';
import { CommitmentViews } from '../../../src/liaison/commitment-views.service.js';
import { VisitsService } from '../../../src/liaison/visits/visits.service.js';
import { ServiceSessionsService } from '../../../src/hours/check-ins/service-sessions.service.js';
import { AttendanceRow, ServiceSessionRow } from '../../../src/ledger/service.entity.js';
import { HoursEntryRow } from '../../../src/ledger/hours.entity.js';
import { HoursLedgerService } from '../../../src/ledger/hours-ledger.service.js';
import { servedMinutes } from '../../../src/ledger/served-minutes.query.js';
import { ActivitiesService } from '../../../src/outreach/activities/activities.service.js';
import { ActivityChangesService } from '../../../src/outreach/activities/activity-changes.service.js';
import { activityTable, insertActivities } from '../../../src/outreach/activities/activities.repository.js';
import type { ActivityClashesQuery } from '../../../src/outreach/clashes/activity-clashes.query.js';
import type { ActivityNoticesService } from '../../../src/outreach/activities/activity-notices.service.js';
import type { ActivityOrdersService } from '../../../src/outreach/activities/activity-orders.service.js';
import type { ActivityProposalsService } from '../../../src/outreach/activities/activity-proposals.service.js';
import { AttendanceEndService } from '../../../src/outreach/attendance/attendance-end.service.js';
import { codeAt, codeSealContext, newCodeSecret } from '../../../src/outreach/attendance/check-in-code.js';
import { CheckInsService } from '../../../src/outreach/attendance/check-ins.service.js';
import { SignUpsService } from '../../../src/outreach/attendance/sign-ups.service.js';
import { DAY, HOUR, MINUTE } from '../../../src/protocol/time/durations.js';
import { instantAt } from '../../../src/protocol/time/local-day.js';
import { SCHEMA } from '../../../src/schema.js';
import { SqliteStore } from '../../../src/store/sqlite/sqlite.js';
import { Table } from '../../../src/store/table.js';

const UNIT = 'heping';
const entries = new Table(HoursEntryRow);
const attendances = new Table(AttendanceRow);
const sessions = new Table(ServiceSessionRow);
const secret = newCodeSecret();
/** Who is the liaison officer of every community. */
let posted = '';
const directory = {
  person: (id: string) => ({
    id,
    name: id,
    unitId: UNIT,
    roles: ['volunteer'],
    communityIds: ['caita'],
    disabled: false,
  }),
  settings: () => ({ forgottenHours: 12 }),
  community: (id: string) => ({ id, name: id, unitId: UNIT }),
  liaisonOf: () => posted,
} as unknown as Directory;
const volunteer = (id: string): Actor => ({
  id,
  name: id,
  roles: ['volunteer'],
  unitId: UNIT,
  departmentId: null,
  communityIds: ['caita'],
  sessionId: 's',
  lang: 'zh',
});

let folder: string;
let store: SqliteStore;
let clock: PushedClock;
let seal: Seal;
let ledger: HoursLedgerService;
let service: ServiceSessionsService;
let visits: VisitsService;
let changes: ActivityChangesService;
let signUps: SignUpsService;
let checkIns: CheckInsService;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yihu-'));
  store = await SqliteStore.open(join(folder, 'db.sqlite'), SCHEMA);
  clock = new PushedClock(instantAt('2026-11-24', '08:00'));
  seal = new Seal('k1', new Map([['k1', randomBytes(32)]]));
  ledger = new HoursLedgerService(clock);
  service = new ServiceSessionsService(store, clock, directory, ledger);
  visits = new VisitsService(store, clock, directory, service, new CommitmentViews(seal, directory));
  const nothing = () => Promise.resolve();
  const audit = { write: nothing } as unknown as AuditService;
  const notices = { inCharge: nothing, changed: nothing } as unknown as ActivityNoticesService;
  const proposals = {} as ActivityProposalsService;
  const orders = { changed: nothing, cancelled: nothing } as unknown as ActivityOrdersService;
  const activities = new ActivitiesService(store, clock, directory, seal, audit, notices, proposals);
  const nothingElse = { otherTimesIn: () => Promise.resolve([]) } as unknown as ActivityClashesQuery;
  signUps = new SignUpsService(store, clock, activities, nothingElse);
  changes = new ActivityChangesService(store, clock, directory, seal, audit, activities, notices, orders);
  checkIns = new CheckInsService(store, clock, directory, seal, activities, new AttendanceEndService(ledger));
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

let made = 0;
async function activity(from: number, to: number, capacity: number | null = null): Promise<string> {
  const id = `activity${++made}`;
  const row = {
    id,
    unitId: UNIT,
    number: id,
    theme: 'labour',
    title: id,
    fromAt: from,
    toAt: to,
    place: 'p',
    communityId: null,
    enterpriseId: null,
    capacity,
    signedUp: 0,
    inCharge: ['chief'],
    seriesId: null,
    codeSecret: seal.seal(codeSealContext(id), secret),
    cancelledAt: null,
    reason: null,
    sequence: 0,
  };
  await store.write('activity', (tx) => insertActivities(tx, [row]));
  return id;
}
/** A "no" is an answer like another here. */
const orRefused = async (work: Promise<unknown>) => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
};
const code = () => codeAt(secret, clock.now()).code;
const sum = (times: readonly Interval[]) =>
  unionIntervals(times).reduce((all, { from, to }) => all + minutesBetween(from, to), 0);

test('activities, duty, service and visits in whatever order: each minute of a person is in one line, and none is lost', async () => {
  const deed = fc.record({
    kind: fc.constantFrom(
      'sign',
      'in',
      'in',
      'out',
      'list',
      'unlist',
      'duty',
      'off',
      'service',
      'end',
      'visit',
      'leave',
      'sweep',
    ),
    which: fc.nat({ max: 2 }),
    seconds: fc.integer({ min: 0, max: 2400 }),
  });
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { maxLength: 30 }), async (deeds) => {
      const person = volunteer(`deng${++run}`);
      posted = person.id;
      const chief = { ...volunteer('chief'), roles: ['coordinator' as const] };
      const start = clock.now();
      const ids = [
        await activity(start, start + 2 * HOUR),
        await activity(start + 2 * HOUR, start + 3 * HOUR),
        await activity(start + 4 * HOUR, start + 6 * HOUR),
      ];
      let duty: number | undefined;
      const dutied: Interval[] = [];
      const signOff = async () => {
        if (duty === undefined) return;
        const time = { from: duty, to: clock.now() };
        duty = undefined;
        dutied.push(time);
        const { id: personId } = person;
        await store.write('duty', (tx) =>
          ledger.record(tx, {
            ...time,
            personId,
            who: 'volunteer',
            unitId: UNIT,
            kind: 'duty',
            source: 'measured',
            flags: [],
            sessionId: `duty ${run} ${time.from}`,
          }),
        );
      };
      const sweep = async () => {
        await checkIns.closeForgotten();
        await service.closeForgotten();
      };
      let served = 0;
      let visit = '';
      for (const { kind, which, seconds } of deeds) {
        const id = ids[which]!;
        if (kind === 'sign') await orRefused(signUps.signUp(person, id));
        if (kind === 'in') await orRefused(checkIns.checkIn(person, id, code()));
        if (kind === 'out') await orRefused(checkIns.checkOut(person, id, code()));
        if (kind === 'list') await orRefused(checkIns.checkInByList(chief, id, person.id));
        if (kind === 'unlist') await orRefused(checkIns.checkOutByList(chief, id, person.id));
        if (kind === 'duty') duty ??= clock.now();
        if (kind === 'off') await signOff();
        if (kind === 'service')
          await orRefused(
            service.checkIn(person, { id: `${person.id} ${++served}`, kind: 'training', plannedMinutes: 60 }),
          );
        if (kind === 'end') await orRefused(service.checkOut(person, {}));
        if (kind === 'visit') {
          visit = `visit ${run} ${++served}`;
          await orRefused(visits.begin(person, { id: visit, communityId: 'caita' }));
        }
        if (kind === 'leave') await orRefused(visits.end(person, { id: visit }));
        if (kind === 'sweep') await sweep();
        await clock.push(seconds * 1000);
        // What runs and what is written say each minute once, at every moment.
        const { minutesMonth } = await servedMinutes(store.read, person.id, clock.now());
        expect(minutesMonth).toBeLessThanOrEqual(minutesBetween(start, clock.now()));
      }
      await signOff();
      await clock.push(DAY);
      await sweep();

      const lines = await entries.find(store.read, 'where person_id = ? order by from_at', [person.id]);
      expect(lines.every((line, n) => n === 0 || lines[n - 1]!.toAt <= line.fromAt)).toBe(true);
      const there = await attendances.find(store.read, 'where person_id = ? and started_at is not null', [
        person.id,
      ]);
      const checked = await sessions.find(store.read, 'where person_id = ?', [person.id]);
      const measured = [
        ...dutied,
        ...[...there, ...checked].map((row) => ({ from: row.startedAt!, to: row.endedAt! })),
      ];
      expect(lines.reduce((all, line) => all + line.minutes, 0)).toBe(sum(measured));
    }),
    { numRuns: 40 },
  );
});

test('whoever signs up, takes it back, comes, changes the places or cancels at one moment: they are never more than there are', async () => {
  const most = fc.option(fc.integer({ min: 1, max: 4 }), { nil: null });
  const deed = fc.oneof(
    fc.record({
      kind: fc.constantFrom('sign' as const, 'sign' as const, 'withdraw' as const, 'come' as const),
      who: fc.nat({ max: 5 }),
    }),
    fc.record({ kind: fc.constant('resize' as const), capacity: most }),
    fc.record({ kind: fc.constant('cancel' as const) }),
  );
  await fc.assert(
    fc.asyncProperty(
      most,
      fc.array(fc.array(deed, { maxLength: 8 }), { maxLength: 5 }),
      async (capacity, rounds) => {
        const id = await activity(clock.now(), clock.now() + 30 * MINUTE, capacity);
        const chief = { ...volunteer('chief'), roles: ['coordinator' as const] };
        const read = async () => ({
          row: (await activityTable.find(store.read, 'where id = ?', [id]))[0]!,
          places: await attendances.find(store.read, 'where activity_id = ? order by id', [id]),
        });
        const done = (one: (typeof rounds)[number][number]): Promise<unknown> => {
          if (one.kind === 'resize') return changes.change(chief, id, { capacity: one.capacity });
          if (one.kind === 'cancel') return changes.cancel(chief, id, { reason: 'rain' });
          const actor = volunteer(`p${made}-${one.who}`);
          if (one.kind === 'come') return checkIns.checkIn(actor, id, code());
          return one.kind === 'sign' ? signUps.signUp(actor, id) : signUps.withdraw(actor, id);
        };
        let before = await read();
        for (const round of rounds) {
          const answers = await Promise.all(
            round.map(async (one) => ({ one, is: await orRefused(done(one)) })),
          );
          const now = await read();
          const { row, places } = now;
          expect(row.signedUp).toBe(places.length);
          expect(places.length).toBeLessThanOrEqual(row.capacity ?? Infinity);
          // A capacity is what it was, or what somebody was told it has become.
          const told = answers.flatMap(({ one, is }) => (one.kind === 'resize' && is ? [one.capacity] : []));
          expect([before.row.capacity, ...told]).toContain(row.capacity);
          // Nobody comes to what was cancelled, and it is not cancelled once somebody has come.
          if (row.cancelledAt !== null)
            expect(places.filter((place) => place.startedAt !== null)).toEqual([]);
          if (before.row.cancelledAt !== null)
            expect(places.length).toBeLessThanOrEqual(before.places.length);
          before = now;
        }
      },
    ),
    { numRuns: 60 },
  );
});
