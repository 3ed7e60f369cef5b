/** The talk with a department: written at a desk, read on a phone by who promised something. */
import { openStage, type Stage } from './stage.js';

const TODO = '把两户的回访排进值守表';
let s: Stage;
beforeAll(async () => {
  s = await openStage();
}, 300_000);
afterAll(() => s?.close());

test('a coordinator looks at figures with their rows and writes what was promised; who promised it says it is done', async () => {
  const desk = await s.page('coordinator1', { width: 1440, height: 900 });
  await desk.getByRole('link', { name: '部门座谈' }).click();
  await desk.getByRole('link', { name: /控告申诉检察部/ }).click();
  await desk.getByText('一、人员').waitFor();
  await desk.getByText('不排名，不打分').waitFor();
  await desk.getByRole('button', { name: /^看每一件：值守/ }).click();
  await desk.getByRole('link', { name: '赵检察官' }).waitFor();
  expect(await s.axe(desk)).toEqual([]);

  await desk.getByRole('button', { name: '修改' }).click();
  await desk.getByRole('button', { name: '改这一部分：六、问五个问题' }).click();
  const form = desk.getByRole('dialog');
  const third = form.getByRole('group').filter({ hasText: '第 3 项' });
  await third.getByLabel('答复').fill('住建部门的答复最难等');
  await third.getByRole('button', { name: '添加要办的事' }).click();
  await third.getByLabel('之后要办的事').fill(TODO);
  await form.getByRole('button', { name: '保存' }).click();
  await form.getByText('必填').first().waitFor();
  await third.getByLabel('谁来办').selectOption({ label: '黄书记员' });
  const day = new Date(Date.now() + 20 * 24 * 3600 * 1000).toISOString().slice(0, 10);
  await third.getByLabel('哪天前').fill(day);
  await form.getByRole('button', { name: '保存' }).click();
  await desk.getByText('住建部门的答复最难等').waitFor();
  expect(await s.axe(desk)).toEqual([]);

  const phone = await s.page('officer8', { width: 390, height: 844 });
  await phone.goto('/departments');
  await phone.getByRole('button', { name: `办完：${TODO}`, exact: true }).click();
  await phone.getByRole('button', { name: `还没办完：${TODO}` }).waitFor();
  expect(await phone.getByRole('button', { name: '修改' }).count()).toBe(0);
  const wide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  expect(await phone.evaluate(wide)).toBe(0);
  expect(await s.axe(phone)).toEqual([]);
  // The one that was refused for want of a person and a day.
  expect(s.errors).toEqual([expect.stringMatching(/400 .*\/outline$/)]);
}, 180_000);
