import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from '@jest/globals';
import { PushedClock } from '../../../src/kernel/clock.js';
import { SHEET_BUDGET } from '../../../src/sheets/sheet-budget.js';
import { SheetReader } from '../../../src/sheets/sheet-reader.js';

const NEVER = fileURLToPath(new URL('./never.mjs', import.meta.url));
const question = {
  bytes: Buffer.from('姓名\n王'),
  columns: [{ names: ['姓名'], owed: true }],
  field: 'xlsx',
};

describe('the process in which sheets are read', () => {
  const clock = new PushedClock(Date.parse('2026-11-24T01:00:00Z'));
  const reader = new SheetReader(clock);
  const built = reader.entry;
  afterEach(() => {
    reader.onApplicationShutdown();
    reader.entry = built;
  });

  test('a sheet that is not read in its time is given up, and says so', async () => {
    reader.entry = NEVER;
    const asked = reader.read('zhou', question);
    await clock.push(SHEET_BUDGET.time);
    await expect(asked).rejects.toMatchObject({ details: { fields: { xlsx: 'sheet_slow' } } });
  });
  test('two are read at once, one of each person; the next one has its turn when one ends', async () => {
    reader.entry = NEVER;
    const under = ['zhou', 'xie'].map((who) => reader.read(who, question).catch(() => 'given up'));
    await expect(reader.read('zhou', question)).rejects.toMatchObject({ sentence: 'sheet_under_way' });
    reader.entry = built;
    const next = reader.read('gao', question);
    await clock.push(SHEET_BUDGET.time);
    expect(await Promise.all(under)).toEqual(['given up', 'given up']);
    expect(await next).toEqual({ lines: [{ row: 2, cells: ['王'] }], date1904: false });
    expect(await reader.read('zhou', question)).toBeDefined();
  });
});
