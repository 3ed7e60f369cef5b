import { openStage, type Stage } from './stage.js';

let s: Stage;
beforeAll(async () => {
  s = await openStage();
}, 300_000);
afterAll(() => s?.close());

test('the cap: an administrator enters a wage with its source, an officer works the cap out by it', async () => {
  const desk = await s.page('admin', { width: 1440, height: 900 });
  await desk.goto(`${s.base}/leads/cap`);
  await desk.getByRole('button', { name: '登记工资' }).click();
  const form = desk.getByRole('dialog');
  await form.getByLabel('哪一年的工资').fill('2019');
  await form.getByLabel('月平均工资').fill('7,000.01');
  await form.getByLabel('来源').fill('省统计局');
  await form.getByRole('button', { name: '保存' }).click();
  await desk.getByText('7,000.01 元').waitFor();

  const phone = await s.page('officer3', { width: 360, height: 640 });
  await phone.goto(`${s.base}/leads/cap`);
  await phone.getByLabel('哪一年的工资').selectOption('2019');
  await phone.getByLabel('打算救助的金额').fill('252000.36');
  await phone.getByRole('button', { name: '计算' }).click();
  await phone.getByText('在上限以内').waitFor();
  await phone.getByLabel('打算救助的金额').fill('252000.37');
  await phone.getByRole('button', { name: '计算' }).click();
  await phone.getByText('超过上限 0.01 元，须先经特别审批').waitFor();
  await phone.getByLabel('超过上限的部分已经过特别审批').check();
  await phone.getByRole('button', { name: '计算' }).click();
  await phone.getByText('已注明经过特别审批').waitFor();
  await phone.getByText('不代表会救助').waitFor();
  expect(await s.axe(phone)).toEqual([]);
  expect(await s.axe(desk)).toEqual([]);
  const wide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  expect(await phone.evaluate(wide)).toBe(0);
  // An officer keeps no table.
  expect(await phone.getByRole('button', { name: '登记工资' }).count()).toBe(0);
  expect(s.errors).toEqual([]);
}, 180_000);
