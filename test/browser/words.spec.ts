/** What typed words sound like, as worker and officer see it: a chip to touch, and nothing by itself. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openStage, type Stage } from './stage.js';

let s: Stage;
beforeAll(async () => {
  s = await openStage();
}, 300_000);
afterAll(() => s?.close());

test('a worker types, and takes what it sounds like by a touch; of a guarded matter the notice comes after', async () => {
  const phone = await s.page('worker1', { width: 390, height: 844 });
  await phone.getByRole('button', { name: /^呼叫检察院/ }).click();
  await phone.getByRole('button', { name: '补充一句话' }).click();
  const field = phone.getByRole('textbox', { name: /^出了什么事/ });
  await field.fill('孩子身上有伤，说是家里人打的');
  const chip = phone.getByRole('button', { name: '像是 未成年人？' });
  await chip.waitFor();
  expect((await chip.boundingBox())!.height).toBeGreaterThanOrEqual(44);
  expect(await phone.locator('.notice').count()).toBe(0);
  await field.fill('包工头拖欠工资，三个月没发');
  await phone.getByRole('button', { name: '像是 欠薪？' }).waitFor();
  expect(await s.axe(phone)).toEqual([]);
  await phone.getByRole('button', { name: '像是 欠薪？' }).click();
  await phone.getByRole('button', { name: /^欠薪/ }).waitFor();
  expect(await field.inputValue()).toBe('包工头拖欠工资，三个月没发');
  expect(await phone.getByText(/^像是/).count()).toBe(0);
  await field.fill('孩子身上有伤，说是家里人打的');
  await chip.click();
  await phone.locator('.notice').waitFor();
  expect(s.errors).toEqual([]);
}, 120_000);
