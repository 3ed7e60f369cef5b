/** The sign-in page of the demo: one touch, and each role is on its own page. */
import { DAY } from '../../src/protocol/time/durations.js';
import { openStage, type Stage } from './stage.js';

const HOMES = {
  worker1: '/community',
  officer1: '/desk',
  volunteer1: '/service',
  coordinator1: '/board',
  admin: '/admin',
} as const;
let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
}, 300_000);
afterAll(async () => stage?.close());

test('lists the demo accounts and can be used by everybody', async () => {
  const page = await stage.page(null);
  await page.waitForURL('**/sign-in');
  const buttons = page.locator('section.demo button');
  await buttons.first().waitFor();
  expect(await buttons.count()).toBe(30);
  expect(await stage.axe(page)).toEqual([]);
  expect(stage.errors).toEqual([]);
}, 180_000);

test.each(Object.entries(HOMES))(
  '%s is one touch from %s',
  async (username, home) => {
    const hub = (await (await fetch(`http://127.0.0.1:${new URL(stage.base).port}/api/hub`)).json()) as {
      accounts: { username: string }[];
    };
    const place = hub.accounts.findIndex((a) => a.username === username);
    const page = await stage.page(null, username === 'worker1' ? { width: 390, height: 844 } : {});
    await page.locator('section.demo button').nth(place).click();
    await page.waitForURL(`**${home}**`);
    await page.locator('main, [role=main], #app > *').first().waitFor();
    await page.waitForTimeout(300);
    expect(await stage.axe(page)).toEqual([]);
    expect(stage.errors).toEqual([]);
  },
  60_000,
);

test('signed in through the API a page opens where its person works', async () => {
  const page = await stage.page('worker2', { width: 390, height: 844, lang: 'en' });
  await page.waitForURL('**/community**');
  const channel = await stage.channel('procuratorate', 'officer8');
  expect((await channel.do('duty:start')).onDuty).toBe(true);
  expect(stage.errors).toEqual([]);
}, 180_000);

describe('the year that the demo district has lived', () => {
  const now = Date.now();
  const span = `from=${new Date(now - 370 * DAY).toISOString()}&to=${new Date(now + 40 * DAY).toISOString()}`;
  const ask = async (path: string): Promise<any> => {
    const headers = { authorization: `Bearer ${await stage.token('coordinator1')}` };
    const answer = await fetch(`${stage.base}/api${path}`, { headers });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return answer.json();
  };
  const every = async (path: string): Promise<any[]> => {
    const items: any[] = [];
    let cursor: string | undefined;
    do {
      const sign = path.includes('?') ? '&' : '?';
      const page = await ask(
        `${path}${sign}limit=200${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
      );
      items.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    return items;
  };
  const count = (items: any[], field: string) =>
    Object.fromEntries(
      [...Map.groupBy(items, (one) => one[field])].map(([value, all]) => [value, all.length]),
    );

  test('has activities of many themes in each season, some cancelled, some to sign up for', async () => {
    const all = await every(`/activities?${span}`);
    expect(all.length).toBeGreaterThanOrEqual(60);
    expect(all.length).toBeLessThanOrEqual(110);
    const { done, planned, cancelled, running } = count(all, 'state');
    expect(done).toBeGreaterThanOrEqual(50);
    expect(planned).toBeGreaterThanOrEqual(4);
    expect(cancelled).toBeGreaterThanOrEqual(3);
    expect(running).toBeUndefined();
    expect(Object.keys(count(all, 'theme')).length).toBeGreaterThanOrEqual(8);
    expect(
      Object.keys(
        count(
          all.filter((one) => one.seriesId),
          'seriesId',
        ),
      ),
    ).toHaveLength(1);
    const months = all.map((one) => ({ month: one.from.slice(0, 7) }));
    expect(Object.keys(count(months, 'month')).length).toBeGreaterThanOrEqual(12);
  });
  test('has talks, and orders with an answer in each way and a light of each kind that wait', async () => {
    expect((await ask('/talks')).items).toHaveLength(12);
    const orders = await every('/talk-orders');
    expect(Object.keys(count(orders, 'state'))).toEqual(
      expect.arrayContaining(['open', 'held', 'declined', 'withdrawn']),
    );
    expect(orders.filter((one) => one.state === 'held').length).toBeGreaterThanOrEqual(15);
    expect(orders.some((one) => one.inTime === false)).toBe(true);
    expect(orders.some((one) => one.activity?.state === 'done')).toBe(true);
    expect(orders.filter((one) => one.state === 'open')).toHaveLength(3);
  });
  test('has enterprises, and check-ups with problems found, solved and called for', async () => {
    expect(await every('/enterprises')).toHaveLength(24);
    const { done, planned } = count(await every('/checkups'), 'state');
    expect(done).toBeGreaterThanOrEqual(30);
    expect(planned).toBeGreaterThanOrEqual(1);
    const figures = await ask(`/checkups/figures?${span}`);
    expect(figures.problems).toBeGreaterThan(figures.solved);
    expect(figures.solved).toBeGreaterThanOrEqual(10);
  });
  test('has walk-ins beside its calls, and its liaison officers keep what they promised', async () => {
    const walkIns = await every('/calls?desk=true');
    expect(walkIns.length).toBeGreaterThanOrEqual(15);
    expect(walkIns.every((one) => one.state === 'closed')).toBe(true);
    expect((await every('/calls?desk=false')).length).toBeGreaterThan(4 * walkIns.length);
    const { liaison, outreach } = (await ask(`/reports/summary?${span}`)).active;
    expect(liaison.visits).toBeGreaterThanOrEqual(30);
    expect(liaison.kept).toBeGreaterThanOrEqual(10);
    expect(liaison.open).toBeGreaterThanOrEqual(2);
    expect(outreach.arrivals).toBeGreaterThanOrEqual(300);
  });
  test('counts no minute of anybody twice, and nothing is being measured', async () => {
    const lines = (await every(`/hours?${span}`)).filter((one) => !one.reverses && !one.reversedBy);
    expect(lines.length).toBeGreaterThan(400);
    for (const [, own] of Map.groupBy(lines, (one) => one.officer.id)) {
      const times = own
        .map((one) => [Date.parse(one.from), Date.parse(one.to)] as const)
        .sort((a, b) => a[0] - b[0]);
      expect(times.filter(([from], n) => n > 0 && times[n - 1]![1] > from)).toEqual([]);
    }
    const [duty, outreach] = ['duty', 'outreach'].map((kind) =>
      lines.filter((one) => one.kind === kind).reduce((sum, one) => sum + one.minutes, 0),
    );
    // What is done unasked does not outweigh a month of duty.
    expect(duty).toBeGreaterThan(2 * outreach!);
  });
});
