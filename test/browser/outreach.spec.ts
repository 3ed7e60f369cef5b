/** A talk from the calendar to the last check-out: the coordinator's desk, and an officer's phone. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { DAY, HOUR } from '../../src/protocol/time/durations.js';
import { localDay, localTime, minuteOfDay, startOfDay } from '../../src/protocol/time/local-day.js';
import { openStage } from './stage.js';

type Stage = Awaited<ReturnType<typeof openStage>>;
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1440, height: 900 };

let stage: Stage;
let desk: Page;
let phone: Page;
/** The username of whom the phone belongs to. */
let holder: string;
/** The year of the demo gives officers activities of today as well, and nobody signs up for two at one time. */
async function officerWithAFreeDay(): Promise<string> {
  const from = startOfDay(Date.now());
  const day = `from=${new Date(from).toISOString()}&to=${new Date(from + DAY).toISOString()}`;
  for (const username of ['officer8', 'officer5', 'officer6', 'officer7', 'officer4', 'officer3']) {
    const answer = await fetch(`${stage.base}/api/activities?mine=1&${day}`, {
      headers: { authorization: `Bearer ${await stage.token(username)}` },
    });
    const { items } = (await answer.json()) as { items: unknown[] };
    if (items.length === 0) return username;
  }
  throw new Error('Each of the officers has an activity today');
}
beforeAll(async () => {
  stage = await openStage();
  holder = await officerWithAFreeDay();
  [desk, phone] = await Promise.all([stage.page('coordinator1', DESK), stage.page(holder, PHONE)]);
}, 300_000);
afterAll(() => stage.close());

const wide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth);
/** What stands on the coordinator's screen now. */
const shownCode = async () => {
  await desk.getByRole('button', { name: '出示签到码' }).click();
  const screen = desk.getByRole('dialog');
  const digits = screen.locator('.digits');
  await digits.waitFor();
  const code = (await digits.innerText()).replace(/\D/g, '');
  return { screen, digits, code };
};

it('a coordinator makes an activity for now and sees it in the month', async () => {
  await desk.goto('/outreach');
  await desk.getByRole('button', { name: '新建活动', exact: true }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel('名称').fill('防范养老诈骗宣讲');
  // Begun already, and open for as long as the day has room for it.
  const now = Date.now();
  await dialog.getByLabel('开始').fill(localTime(now));
  await dialog
    .getByLabel('结束')
    .fill(minuteOfDay(now) < 12 * 60 + 10 ? localTime(now + 11 * HOUR) : '00:00');
  await dialog.getByRole('button', { name: '建立' }).click();
  await dialog.getByText('请写地点').waitFor();
  await desk.keyboard.press('Escape');
  await desk.getByRole('button', { name: '新建活动', exact: true }).click();
  expect(await dialog.getByLabel('名称').inputValue()).toBe('防范养老诈骗宣讲');
  await dialog.getByLabel('地点').fill('北市社区活动室');
  await dialog.getByLabel('名额').fill('2');
  expect(await stage.axe(desk)).toEqual([]);
  await dialog.getByRole('button', { name: '建立' }).click();
  const card = desk.getByRole('link', { name: /防范养老诈骗宣讲/ });
  await card.waitFor();
  const said = await card.innerText();
  for (const words of ['北市社区活动室', '0/2', '进行中', '缺 2 人']) expect(said).toContain(words);
  expect(await stage.axe(desk)).toEqual([]);
  await card.click();
  await desk.getByRole('heading', { name: '防范养老诈骗宣讲' }).waitFor();
  await desk.getByText('还没有人报名。').waitFor();
  expect(await stage.axe(desk)).toEqual([]);
});

it('an officer signs up on the phone and checks in by the code on the screen', async () => {
  await phone.goto('/outreach');
  await phone.getByRole('link', { name: /防范养老诈骗宣讲/ }).click();
  await phone.getByRole('button', { name: '报名' }).click();
  const field = phone.getByLabel('签到码');
  stage.expects(/check-in/);
  await field.fill('000 000');
  await phone.getByText('签到码不对或已经换新').waitFor();
  const { screen, digits, code } = await shownCode();
  expect(code).toMatch(/^\d{6}$/);
  // From the last row: a digit is a hand high.
  expect((await digits.boundingBox())!.height).toBeGreaterThan(250);
  expect(await stage.axe(desk)).toEqual([]);
  await field.fill(code);
  await phone.getByRole('timer').waitFor();
  await phone.getByText('已签到', { exact: false }).first().waitFor();
  expect(await stage.axe(phone)).toEqual([]);
  expect(await wide(phone)).toBe(PHONE.width);
  await screen.getByRole('button', { name: '关闭' }).click();
});

it('residents are counted by a touch, the last is taken back, and none is lost with the line', async () => {
  const arrivals = phone.getByRole('region', { name: '到场居民' });
  const elder = arrivals.getByRole('button', { name: /70–79/ });
  await elder.click();
  await elder.click();
  await arrivals.getByRole('heading', { name: '到场居民 2 人' }).waitFor();
  // What was touched before has arrived before the line goes: it is sent in its order.
  const undone = phone.waitForResponse(
    (answer) => answer.request().method() === 'DELETE' && answer.url().includes('/arrivals/'),
  );
  await arrivals.getByRole('button', { name: '撤回上一下' }).click();
  await arrivals.getByRole('heading', { name: '到场居民 1 人' }).waitFor();
  await (await undone).finished();
  stage.expects(/arrivals|ERR_INTERNET_DISCONNECTED/);
  await phone.context().setOffline(true);
  await arrivals.getByRole('button', { name: /80/ }).click();
  await arrivals.getByText('没有网络，1 下已保存').waitFor();
  await phone.context().setOffline(false);
  await arrivals.getByText('没有网络').waitFor({ state: 'detached' });
  await phone.reload();
  await arrivals.getByRole('heading', { name: '到场居民 2 人' }).waitFor();
});

it('a question is called for in two touches, kept without a line, and stands under its activity and on the call', async () => {
  await phone.getByRole('button', { name: /现场提问/ }).click();
  const sheet = phone.getByRole('dialog', { name: '替现场居民呼叫' });
  const button = sheet.getByRole('button', { name: /呼叫检察院/ });
  // It is for the whole unit: of whom it is asked is said.
  await button.click();
  await sheet.getByRole('alert').filter({ hasText: '请选一个社区' }).waitFor();
  await sheet.getByLabel('居民住在哪个社区').selectOption({ index: 1 });
  await sheet.getByLabel('一句话说明').fill('买了“保健床垫”');
  expect(await stage.axe(phone)).toEqual([]);
  await phone.context().setOffline(true);
  await button.click();
  const asked = phone.getByRole('region', { name: '从现场呼叫的' });
  await asked.getByText('没有网络，已保存').waitFor();
  await phone.context().setOffline(false);
  await asked.getByText('等待接听').waitFor();
  expect(await asked.getByText('没有网络').count()).toBe(0);
  // It went out whole: nothing is sent after it on a channel that this page has not.
  expect(await phone.getByText('没有连上服务器').count()).toBe(0);
  expect(await stage.axe(phone)).toEqual([]);
  expect(await wide(phone)).toBe(PHONE.width);

  await desk.reload();
  await desk.getByRole('link', { name: /养老诈骗：买了“保健床垫”/ }).click();
  const origin = desk.getByRole('link', { name: '现场提问：防范养老诈骗宣讲' });
  await origin.waitFor();
  expect(await stage.axe(desk)).toEqual([]);
  await origin.click();
  await desk.getByRole('heading', { name: '防范养老诈骗宣讲' }).waitFor();
});

it('the officer checks out by the code of that time, says how it was, and the coordinator reads both', async () => {
  const { screen, code } = await shownCode();
  await phone.getByLabel('签退码').fill(code);
  await phone.getByText('已签退，记').first().waitFor();
  await screen.getByRole('button', { name: '关闭' }).click();
  await phone.getByLabel('办得怎么样').fill('大家最关心保健品退款。');
  await phone.getByRole('button', { name: '提交' }).click();
  await phone.getByText('您写的').waitFor();
  await desk.reload();
  await desk.getByText('大家最关心保健品退款。').waitFor();
  const people = desk.getByRole('region', { name: '名单' });
  expect(await people.innerText()).toMatch(/\d\d:\d\d–\d\d:\d\d/);
  await desk.getByRole('heading', { name: '到场居民 2 人' }).waitFor();
  expect(await desk.getByRole('button', { name: '取消活动' }).count()).toBe(0);
  expect(await stage.axe(desk)).toEqual([]);
});

it('the year in figures: beside calls of that kind, with the sentence that says no cause, open to the rows', async () => {
  await desk.goto('/outreach?theme=elder_fraud');
  await desk.getByRole('link', { name: '统计' }).click();
  await desk.getByRole('heading', { name: '普法活动统计' }).waitFor();
  await desk.getByText('不说明因果：').waitFor();
  const themes = desk.getByRole('region', { name: '按主题' }).getByRole('table');
  await themes.getByRole('link', { name: /养老诈骗 活动场次/ }).click();
  await themes.waitFor({ state: 'detached' });
  expect(new URL(desk.url()).searchParams.get('theme')).toBe('elder_fraud');
  await desk.getByText('表', { exact: true }).click();
  const months = desk.getByRole('table', { name: /各月的活动场次/ });
  expect(await stage.axe(desk)).toEqual([]);
  await months
    .getByRole('link', { name: /活动场次/ })
    .last()
    .click();
  await desk
    .getByRole('link', { name: /防范养老诈骗宣讲/ })
    .first()
    .waitFor();
});

it('at an enterprise that has invited, a problem becomes a call in three touches, and a dispute none', async () => {
  await phone.goto('/enterprises');
  await phone.getByRole('button', { name: '登记企业' }).click();
  const dialog = phone.getByRole('dialog');
  await dialog.getByLabel('企业名称').fill('北市一把剪刀理发店');
  await dialog.getByLabel('行业').selectOption('services');
  await dialog.getByLabel('所在社区').selectOption({ index: 1 });
  await dialog.getByLabel('联系人姓名').fill('金丝雀');
  expect(await stage.axe(phone)).toEqual([]);
  await dialog.getByRole('button', { name: '保存' }).click();
  await phone.getByText('还没有体检或走访。').waitFor();
  expect(await stage.axe(phone)).toEqual([]);
  await phone.getByRole('button', { name: '约体检或走访' }).click();
  await dialog.getByLabel('企业的谁邀请的').fill('店主');
  const soon = Date.now() + HOUR / 2;
  await dialog.getByLabel('什么时候去').fill(`${localDay(soon)}T${localTime(soon)}`);
  await dialog.getByRole('button', { name: '保存' }).click();
  const points = phone.getByRole('main').locator('li.card');
  const [first, second] = [points.nth(0), points.nth(1)];
  await first.getByRole('button', { name: '有问题', exact: true }).click();
  await first.getByLabel('问题是什么').fill('对方不付货款');
  await first.getByLabel('属于合同、债务等经济纠纷').check();
  await first.getByText('也可以向人民法院起诉').waitFor();
  await first.getByRole('button', { name: '记下' }).click();
  await first.getByRole('button', { name: '记为已解决' }).waitFor();
  expect(await first.getByRole('button', { name: '登记为呼叫事项' }).count()).toBe(0);
  await second.getByRole('button', { name: '有问题', exact: true }).click();
  await second.getByLabel('问题是什么').fill('没有签劳动合同');
  await second.getByRole('button', { name: '记下' }).click();
  await second.getByRole('button', { name: '登记为呼叫事项' }).click();
  expect(await dialog.getByLabel('事项说明').inputValue()).toMatch(
    /^北市一把剪刀理发店，.+：没有签劳动合同$/,
  );
  expect(await stage.axe(phone)).toEqual([]);
  await dialog.getByRole('button', { name: '登记，由我办理' }).click();
  const number = second.getByRole('link', { name: /呼叫事项 \d{4}-\d{3}/ });
  await number.waitFor();
  await second.getByText('办理中').waitFor();
  expect(await stage.axe(phone)).toEqual([]);
  expect(await wide(phone)).toBe(PHONE.width);

  await desk.goto('/enterprises?openProblems=true&arranged=true');
  await desk.getByRole('searchbox').fill('ybjd');
  const row = desk.getByRole('link', { name: /北市一把剪刀理发店/ });
  await row.waitFor();
  expect(await row.innerText()).toContain('2 项问题未解决');
  expect(await stage.axe(desk)).toEqual([]);
  await row.click();
  await desk.getByRole('link', { name: /法治体检.*有问题 2 项/ }).click();
  await desk.getByRole('button', { name: '改时间或人员' }).click();
  await desk.getByRole('dialog').getByLabel('地点').fill('店门口');
  await desk.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await desk.getByText('店门口').waitFor();
  await desk.getByRole('button', { name: '取消这一次' }).click();
  await desk.getByRole('dialog').getByLabel('为什么取消').fill('店主生病');
  await desk.getByRole('dialog').getByRole('button', { name: '取消这一次' }).click();
  await desk.getByText('取消：店主生病').waitFor();
  expect(await stage.axe(desk)).toEqual([]);

  // The way leads to the call itself, which this leaves with nobody.
  const href = (await number.getAttribute('href')) ?? '';
  await number.click();
  await phone.getByRole('link', { name: '来自企业走访：北市一把剪刀理发店' }).waitFor();
  expect(await stage.axe(phone)).toEqual([]);
  const officer = await stage.channel('procuratorate', holder);
  const callId = new URL(href, stage.base).searchParams.get('call');
  await officer.do('call:close', { callId, outcome: 'advised', solved: false, note: '讲明' });
});

it('what comes again is changed and cancelled from one on, and who leads it stands in its list', async () => {
  await desk.goto('/outreach');
  await desk.getByRole('button', { name: '新建活动', exact: true }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel('名称').fill('每周法治课');
  await dialog.getByLabel('日期').fill(localDay(Date.now() + DAY));
  await dialog.getByLabel('地点').fill('河北社区');
  await dialog.getByLabel('负责人').selectOption({ index: 2 });
  await dialog.getByLabel('重复').selectOption('weekly');
  await dialog.getByRole('button', { name: '建立' }).click();
  await desk
    .getByRole('link', { name: /每周法治课/ })
    .first()
    .click();
  await desk.getByText('之后还有 3 场').waitFor();
  const people = desk.getByRole('region', { name: '名单' });
  expect(await people.getByRole('listitem').innerText()).toContain('负责人');

  await desk.getByRole('button', { name: '更改' }).press('Enter');
  await dialog.getByRole('button', { name: '这一场和之后 3 场' }).press('Space');
  await dialog.getByLabel('地点').fill('图书馆');
  expect(await stage.axe(desk)).toEqual([]);
  await dialog.getByRole('button', { name: '保存' }).click();
  await desk.getByText('已更改 4 场，报名的人会收到一次通知。').waitFor();
  await desk.getByRole('definition').filter({ hasText: '图书馆' }).waitFor();

  await desk.getByRole('button', { name: '取消活动' }).click();
  await dialog.getByRole('button', { name: '这一场和之后 3 场' }).click();
  await dialog.getByLabel('原因').fill('放假');
  await dialog.getByRole('button', { name: '取消活动' }).click();
  await desk.getByText('已取消 4 场。').waitFor();
  await desk.getByText('已取消：放假').waitFor();
});

it('nothing was wrong on any page', () => expect(stage.errors).toEqual([]));
