/** The sign-in page of the demo: one touch, and each role is on its own page. */
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
  expect(await buttons.count()).toBe(28);
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
