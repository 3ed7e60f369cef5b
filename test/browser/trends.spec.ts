import { openStage, type Stage } from './stage.js';

let s: Stage;
beforeAll(async () => {
  s = await openStage();
}, 300_000);
afterAll(() => s?.close());

test('the unit above gives the help it was asked for, the unit answers its letter on a phone, and the answer is read', async () => {
  const city = await s.page('city-coordinator', { width: 1440, height: 900 });
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
