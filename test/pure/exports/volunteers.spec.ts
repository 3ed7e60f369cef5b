/** What the national platform gets, made without a hub: credited service of volunteers, and nothing else. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { PushedClock } from '../../../src/kernel/clock.js';
import { volunteerExport } from '../../../src/exports/volunteers/volunteers.export.js';
import { dayBegins } from '../../../src/protocol/time/local-day.js';
import type { HoursEntryRow } from '../../../src/ledger/hours.entity.js';
import { entryTable } from '../../../src/ledger/hours-entries.repository.js';
import type { JobContext } from '../../../src/jobs/job-worker.js';
import { VOLUNTEER_FIELDS } from '../../../src/protocol/papers/exports.js';
import { SCHEMA } from '../../../src/schema.js';
import { SqliteStore } from '../../../src/store/sqlite/sqlite.js';

const HOUR = 3_600_000;
const DAY = '2026-11-20';
const NIGHT = dayBegins(DAY);
const line = (
  id: string,
  hour: number,
  minutes: number,
  more: Partial<HoursEntryRow> = {},
): HoursEntryRow => ({
  id,
  personId: 'deng',
  who: 'volunteer',
  unitId: 'heping',
  kind: 'outreach',
  fromAt: NIGHT + hour * HOUR,
  toAt: NIGHT + hour * HOUR + minutes * 60_000,
  minutes,
  day: DAY,
  source: 'measured',
  flags: [],
  sessionId: null,
  communityId: null,
  callId: null,
  claimId: null,
  served: null,
  activity: id,
  inCharge: null,
  reverses: null,
  reason: null,
  recordedBy: null,
  recordedAt: NIGHT,
  state: 'approved',
  credited: minutes,
  ...more,
});

test('credited service of the unit’s volunteers only, in credited minutes; a day ends at 24:00 of its own', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yihu-volunteers-'));
  const store = await SqliteStore.open(join(folder, 'db.sqlite'), SCHEMA);
  try {
    const back = line('taken back', 5, 60);
    await store.write('lines', async (tx) => {
      for (const one of [
        line('capped', 8, 600, { credited: 470 }),
        line('midnight', 23, 60, { credited: 10 }),
        line('over the cap', 19, 60, { credited: 0 }),
        line('pending', 20, 60, { state: 'pending', credited: 0 }),
        line('an officer’s', 8, 60, { personId: 'wang', who: 'officer' }),
        line('a neighbour’s', 8, 60, { personId: 'meng', unitId: 'shenhe' }),
        back,
        { ...back, id: 'reversal', minutes: -60, credited: -60, reverses: back.id },
      ])
        await entryTable.insert(tx, one);
    });
    const columns = VOLUNTEER_FIELDS.filter((field) =>
      ['activity', 'day', 'from', 'to', 'hours', 'minutes'].includes(field),
    ).map((field) => ({ field, heading: field }));
    const path = join(folder, 'a.csv');
    const context = {
      path,
      lang: 'zh',
      clock: new PushedClock(NIGHT + 24 * HOUR),
      progress: () => undefined,
      actor: { id: 'zhou', name: '周敏', roles: ['coordinator'], unitId: 'heping' },
      store: { read: store.read, freeze: async () => undefined },
      directory: {
        settings: () => ({ volunteerColumns: columns }),
        unit: () => ({ name: '检察院' }),
        person: () => undefined,
        community: () => undefined,
      },
    };
    await volunteerExport.run(context as unknown as JobContext, { format: 'csv', filter: {} });
    const rows = parse(readFileSync(path), { bom: true, columns: true }) as Record<string, string>[];
    expect(rows.map((row) => ({ ...row }))).toEqual([
      { activity: 'midnight', day: DAY, from: '23:00', to: '24:00', hours: '0.17', minutes: '10' },
      { activity: 'capped', day: DAY, from: '08:00', to: '18:00', hours: '7.83', minutes: '470' },
    ]);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
});
