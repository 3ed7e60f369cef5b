/** What typed words sound like, as a chip to touch; and a call in a few sentences for whoever takes it over. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Message } from '../../src/protocol/calls/message.js';
import { REPORT_WORDS } from '../../src/protocol/calls/police-report.js';
import { accept, raise } from '../page.js';
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
  await phone.getByText(/^像是/).waitFor({ state: 'hidden' });
  await field.fill('孩子身上有伤，说是家里人打的');
  await chip.click();
  await phone.locator('.notice').waitFor();
  expect(s.errors).toEqual([]);
}, 120_000);

test('whoever takes a call over reads at once what was before them; so does a coordinator', async () => {
  const [li, wang, zhao] = await Promise.all([
    s.channel('community', 'worker2'),
    s.channel('procuratorate', 'officer1'),
    s.channel('procuratorate', 'officer2'),
  ]);
  await wang.do('duty:start', {});
  const { id } = await raise(li, { category: 'family', summary: '离婚后孩子归谁' });
  await accept(wang, id);
  // Not before: the one ring that they hear of it is the hand-over.
  await zhao.do('duty:start', {});
  await li.do('call:message', { callId: id, clientMessageId: randomUUID(), text: '她很着急' });
  const desk = await s.page('officer2', { width: 1440, height: 900 });
  const target = (await (await desk.request.get('/api/me')).json()).user.id as string;
  await wang.do('call:transfer', { callId: id, officerId: target, note: '请看材料' });
  await accept(zhao, id);
  await desk.reload();
  const matter = desk.getByRole('region', { name: '事项', exact: true });
  await matter.getByText('说的是：离婚后孩子归谁').waitFor();
  await matter.getByText(`此前办理过：`).waitFor();
  await matter.getByText(/的留言还没有回复/).waitFor();
  expect(await s.axe(desk)).toEqual([]);
  // Whoever gives it on sees the same beside their note.
  await desk.getByRole('button', { name: '结束值守' }).click();
  const sheet = desk.getByRole('dialog');
  await sheet.getByText('家庭 · 砂阳南社区：到现在为止').click();
  await sheet.getByText('说的是：离婚后孩子归谁').waitFor();
  expect(await s.axe(desk)).toEqual([]);
  await desk.keyboard.press('Escape');

  const board = await s.page('coordinator1', { width: 1440, height: 900 });
  await board.goto(`/calls/${id}`);
  await board.getByText('到现在为止').click();
  await board.getByText('还没有联系过居民或社区').waitFor();
  expect(await s.axe(board)).toEqual([]);
  await zhao.do('call:close', { callId: id, outcome: 'advised', solved: true, note: '问清了' });
  for (const officer of [wang, zhao]) await officer.do('duty:end', { keep: true });
  expect(s.errors).toEqual([]);
}, 180_000);

const wide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;

test('a coordinator finds calls by a key, by pinyin and words, and opens one; a worker on a phone is told what to type', async () => {
  const worker = await s.channel('community', 'worker1');
  await raise(worker, { category: 'neighbour', summary: '楼顶鸽子棚臭味扰民', urgency: 'normal' });
  const desk = await s.page('coordinator1', { width: 1440, height: 900 });
  await desk.getByRole('link', { name: '呼叫事项' }).waitFor();
  await desk.keyboard.press('/');
  const field = desk.getByRole('searchbox');
  await desk.waitForURL(/\/search/);
  await field.waitFor();
  expect(await field.evaluate((one) => one === document.activeElement)).toBe(true);
  await field.fill('gezipeng 扰民');
  const hit = desk.getByRole('link', { name: /鸽子棚臭味扰民/ });
  await hit.waitFor();
  expect(await hit.locator('mark').allInnerTexts()).toEqual(['鸽子棚', '扰民']);
  expect(await s.axe(desk)).toEqual([]);
  await desk.reload();
  await hit.waitFor();
  expect(await field.inputValue()).toBe('gezipeng 扰民');
  await hit.click();
  await desk.waitForURL(/\/calls\/[\w-]+/);

  s.expects(/status of 400 .*\/api\/search/);
  const phone = await s.page('worker1', { width: 360, height: 640, lang: 'en', phone: true });
  await phone.goto(`${s.base}/search`);
  const typed = phone.getByRole('searchbox');
  await typed.fill('a');
  await phone.getByText(/at least two characters/).waitFor();
  await typed.fill('gzp');
  await phone.getByRole('link', { name: /鸽子棚/ }).waitFor();
  expect(await phone.evaluate(wide)).toBe(0);
  expect(await s.axe(phone)).toEqual([]);
  await typed.fill('nothing like that');
  await phone.getByText(/Nothing found/).waitFor();
  expect(s.errors).toEqual([]);
}, 120_000);

test('a coordinator changes the words that stand ready: a worker’s touch says them, an officer’s puts them into the box', async () => {
  const [worker, officer] = await Promise.all([
    s.channel('community', 'worker5'),
    s.channel('procuratorate', 'officer5'),
  ]);
  await officer.do('duty:start', {});
  const held = async (category: string, summary: string) => {
    const { id } = await raise(worker, { category, summary, urgency: 'emergency' });
    await accept(officer, id);
    return id;
  };
  const admin = await s.page('coordinator1', { width: 1280, height: 900 });
  await admin.goto('/admin/quickReplies');
  const listed = admin.locator('form li');
  const changed = listed.filter({ has: admin.getByText('所有类别') }).first();
  await changed.getByRole('textbox', { name: /中文$/ }).fill('请来社区一趟');
  await changed.getByRole('button', { name: /上移|向上/ }).click();
  expect(await s.axe(admin)).toEqual([]);
  await admin.getByRole('button', { name: '保存' }).click();
  await admin.getByRole('button', { name: '撤销修改' }).waitFor({ state: 'hidden' });
  await admin.getByRole('button', { name: '检察人员', exact: true }).click();
  await admin.getByRole('textbox', { name: /中文$/ }).nth(14).waitFor();
  await admin.context().close();

  const wages = await held('labour', '工地欠薪三个月');
  const phone = await s.page('worker5', { width: 390, height: 844 });
  const ready = phone.getByRole('group', { name: '常用的话' });
  await phone.getByText('工地欠薪三个月').first().click();
  await ready.getByRole('button', { name: '请来社区一趟' }).click();
  expect((await officer.hear<Message>('call:message', (m) => m.callId === wages)).text).toBe('请来社区一趟');
  // Without the list the words of before are there.
  s.expects(/quick-replies/);
  await phone.route('**/api/quick-replies*', (route) => route.abort());
  await phone.reload();
  await phone.getByText('工地欠薪三个月').first().click();
  await ready.getByRole('button', { name: '请来社区一趟' }).waitFor();
  expect(await s.axe(phone)).toEqual([]);

  const desk = await s.page('officer5', { width: 1440, height: 900, lang: 'en' });
  await desk.goto(`/desk?call=${wages}`);
  await desk.getByRole('group', { name: /^Common phrases/ }).waitFor();
  const box = desk.getByRole('textbox', { name: 'Write…' });
  await desk.keyboard.press('Alt+1');
  await desk.waitForFunction(() => document.activeElement?.matches('textarea'));
  expect(await box.inputValue()).toMatch(/^How many months are owed/);
  expect(await s.axe(desk)).toEqual([]);
  await officer.do('call:close', { callId: wages, outcome: 'advised', solved: false, note: '已告知' });

  // Of a minor only what names such calls, and the report is said as it is recorded, in English too.
  const child = await held('minors', '孩子身上有伤');
  const english = await s.page('worker5', { width: 390, height: 844, lang: 'en' });
  await english.getByText('孩子身上有伤').first().click();
  const careful = english.getByRole('group', { name: 'Common phrases' });
  await careful.getByRole('button', { name: 'Police called' }).waitFor();
  expect(await careful.getByRole('button').allInnerTexts()).toEqual([
    'Police called',
    'The child is safe now',
    'Please visit',
  ]);
  await careful.getByRole('button', { name: 'Police called' }).click();
  expect((await officer.hear<Message>('call:message', (m) => m.callId === child)).text).toBe(
    REPORT_WORDS.reported,
  );
  expect(s.errors).toEqual([]);
}, 180_000);
