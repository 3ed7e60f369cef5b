/** What units look back on, in a real browser: what was granted, what a unit above reads of it, and how it helps. */
import { openStage, type Stage } from './stage.js';

let s: Stage;
beforeAll(async () => {
  s = await openStage();
}, 300_000);
afterAll(() => s?.close());

test('the unit above gives the help it was asked for, the unit answers its letter on a phone, and the answer is read', async () => {
  const city = await s.page('city1', { width: 1440, height: 900 });
  await city.getByRole('link', { name: '态势' }).click();
  await city.getByRole('link', { name: '帮扶', exact: true }).click();
  await city.getByRole('link', { name: '沈阳市和平区人民检察院' }).click();
  await city.getByRole('heading', { name: '等本院答复' }).waitFor();
  await city.getByRole('button', { name: '答复' }).click();
  const reply = city.getByRole('dialog');
  await reply.getByLabel('怎么帮').fill('周三上午线上会商');
  await reply.getByRole('button', { name: '答复' }).click();
  await city.getByText('没有等本院答复的帮助。').waitFor();
  expect(await s.axe(city)).toEqual([]);

  const phone = await s.page('coordinator1', { width: 390, height: 844 });
  await phone.goto(`${s.base}/trends/letters`);
  await phone
    .locator('li', { hasText: '等答复' })
    .getByRole('link', { name: '沈阳市人民检察院致沈阳市和平区人民检察院' })
    .click();
  await phone.getByText('发出后 10 个工作日内答复，发出当日不计').waitFor();
  await phone.getByLabel('写答复').fill('已查找原因，拟开展专项核查。');
  await phone.getByRole('button', { name: '答复', exact: true }).click();
  await phone.getByText('按期答复').waitFor();
  expect(await s.axe(phone)).toEqual([]);
  const wide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  expect(await phone.evaluate(wide)).toBe(0);

  await city.goto(phone.url());
  await city.getByText('已查找原因，拟开展专项核查。').waitFor();
  await city.getByRole('button', { name: '标为已阅' }).click();
  await city.getByText('沈阳市人民检察院韩于').waitFor();
  expect(s.errors).toEqual([]);
}, 180_000);

const wide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;

test('a district enters what was granted; the city reads it in the order of names, pooled and without a board', async () => {
  const district = await s.page('coordinator1', { width: 390, height: 844 });
  await district.goto('/trends');
  await district.getByRole('button', { name: '填报：沈阳市和平区人民检察院' }).click();
  const form = district.getByRole('dialog');
  await form.getByLabel('救助案件').fill('391');
  await form.getByLabel('基数').fill('390');
  await form.getByRole('button', { name: '保存' }).click();
  await form.getByText('不能多于基数：390').waitFor();
  await form.getByLabel('基数').fill('8767');
  await form.getByLabel('救助总额（元）').fill('1270000');
  await form.getByRole('button', { name: '保存' }).click();
  const own = district.locator('tbody tr', { hasText: '沈阳市和平区人民检察院' }).last();
  await own.getByText('4.46%').waitFor();
  await own.getByText('3,248 元').waitFor();
  expect(await district.evaluate(wide)).toBe(0);
  expect(await s.axe(district)).toEqual([]);

  const city = await s.page('city1', { width: 1440, height: 900 });
  await city.waitForURL('**/trends');
  await city.getByText('各院救助案件之和÷各院基数之和').waitFor();
  const names = await city.locator('tbody tr button.name').allInnerTexts();
  expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'zh')));
  expect(names).toHaveLength(5);
  await city.getByText('样本不足，不作判断').first().waitFor();
  expect(await city.getByRole('link', { name: '调度台' }).count()).toBe(0);
  await city.getByRole('button', { name: '沈阳市皇姑区人民检察院', exact: true }).click();
  await city.getByRole('heading', { name: '沈阳市皇姑区人民检察院：救助率历年走势' }).waitFor();
  await city.getByRole('link', { name: '专项活动' }).click();
  await city.getByText('各院的数字和归入的件').first().click();
  await city.getByText('各院（按名称排列，不分先后）').waitFor();
  expect(await s.axe(city)).toEqual([]);
  expect(s.errors.filter((error) => !error.includes('400'))).toEqual([]);
}, 180_000);
