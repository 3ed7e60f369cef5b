/** The generator's programmes: 117 weak units in September 2021, fewer or as many in each month, none at the end of 2022. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { openStore } from '../../../src/hub.js';
import { readConfig } from '../../../src/kernel/config.js';
import { addMonths, monthSpan } from '../../../src/protocol/time/local-day.js';
import { makeDatabase } from '../../databases.js';

const FIRST = '2021-09';

test('117 programmes run from 117 to 0, and the months between never rise', async () => {
  const database = await makeDatabase('sqlite');
  try {
    const env = { ...process.env, DATABASE_URL: database.url, YIHU_KEY_FILE: database.keyFile };
    const asked = [
      'generate/main.ts',
      '--calls',
      '0',
      '--entries',
      '0',
      '--years',
      '1',
      '--programmes',
      '117',
    ];
    const { stdout } = await promisify(execFile)(process.execPath, asked, { env });
    expect(stdout.trim().split('\n').at(-1)).toBe('calls=0 entries=0 programmes=117 open=0');
    const store = await openStore(readConfig({ ...env, YIHU_DEMO: '1' }));
    const open = async (month: string) => {
      const { to } = monthSpan(month);
      const [row] = await store.read.rows<{ n: number }>(
        'select count(*) as n from programme where made_at < ? and (ended_at is null or ended_at >= ?)',
        [to, to],
      );
      return Number(row!.n);
    };
    const counts: number[] = [];
    for (let month = FIRST; month <= '2022-12'; month = addMonths(month, 1)) counts.push(await open(month));
    const lifted = await store.read.rows(
      'select id from programme where ended_in = helper_id and state = ?',
      ['lifted'],
    );
    await store.close();
    expect(lifted).toHaveLength(117);
    expect([counts[0], counts.at(-1)]).toEqual([117, 0]);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    // In steps: not one day that lifts them all.
    expect(new Set(counts).size).toBe(16);
  } finally {
    await database.drop();
  }
}, 120_000);
