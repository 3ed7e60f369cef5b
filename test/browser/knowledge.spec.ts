import { accept, raise } from '../page.js';
import { openStage, type Stage } from './stage.js';

const TITLE = '电梯总坏找谁';
let s: Stage;
beforeAll(async () => {
  s = await openStage();
}, 300_000);
afterAll(() => s?.close());

const wide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;

test('a coordinator writes and publishes an article; what was typed outlives a reload', async () => {
  const desk = await s.page('coordinator1', { width: 1440, height: 900 });
  await desk.getByRole('link', { name: '知识库' }).click();
  await desk.getByText('欠薪怎么办').waitFor();
  expect(await s.axe(desk)).toEqual([]);
  await desk.getByRole('button', { name: '写一篇知识' }).click();
  const form = desk.getByRole('dialog');
  await form.getByLabel('标题').fill(TITLE);
  await form.getByLabel('可放进答复的话').fill('请先打物业报修电话。');
  await desk.reload();
  await desk.getByRole('button', { name: '写一篇知识' }).click();
  expect(await form.getByLabel('标题').inputValue()).toBe(TITLE);
  await form.getByLabel('正文').fill('第一步，报修。\n\n第二步，找社区。');
  s.expects(/status of 400 .*\/api\/articles$/);
  await form.getByRole('button', { name: '保存' }).click();
  // Without an owner and a day of review it is not kept, and both are named.
  const required = form.getByText('必填');
  await required.first().waitFor();
  expect(await required.count()).toBe(2);
  expect(await s.axe(desk)).toEqual([]);
  await form.getByLabel('负责人').selectOption({ index: 1 });
  const day = new Date(Date.now() + 60 * 24 * 3600 * 1000).toISOString().slice(0, 10);
  await form.getByLabel('复核日期').fill(day);
  await form.getByRole('button', { name: '保存' }).click();
  await desk.getByRole('heading', { name: TITLE }).waitFor();
  await desk.getByRole('button', { name: '发布', exact: true }).click();
  await desk.getByText('已发布，接听时会推荐').waitFor();
  // Somebody else is faster: nothing that either wrote is lost.
  await desk.getByRole('button', { name: '修改', exact: true }).click();
  await form.getByLabel('可放进答复的话').fill('请先打物业报修电话，再找社区。');
  const id = new URL(desk.url()).pathname.split('/').at(-1);
  const change = { method: 'PATCH', body: JSON.stringify({ keywords: '电梯', version: 2 }) };
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${await s.token('admin')}`,
  };
  expect((await fetch(`${s.base}/api/articles/${id}`, { ...change, headers })).status).toBe(200);
  s.expects(/status of 409 /);
  await form.getByRole('button', { name: '保存', exact: true }).click();
  await form.getByText('别人改过这一篇').waitFor();
  await form.getByRole('button', { name: '保存我写的' }).click();
  await form.waitFor({ state: 'hidden' });
  await desk.getByText('请先打物业报修电话，再找社区。').waitFor();
  await desk.getByText('电梯', { exact: true }).waitFor();
  await desk.getByText('改过的每一版').click();
  await desk.getByText('第 4 版').waitFor();
  expect(await s.axe(desk)).toEqual([]);
  expect(s.errors).toEqual([]);
}, 120_000);

test('an officer in a call puts a suggested article into the reply by one touch, beside what is typed', async () => {
  const worker = await s.channel('community', 'worker3');
  const line = await s.channel('procuratorate', 'officer3');
  await line.do('duty:start');
  const { id } = await raise(worker, {
    category: 'labour',
    urgency: 'emergency',
    summary: '老板拖欠工资三个月',
  });
  await accept(line, id);

  const desk = await s.page('officer3', { width: 1440, height: 900, lang: 'en' });
  await desk.getByText('老板拖欠工资三个月').first().waitFor();
  const panel = desk.getByRole('region', { name: 'Knowledge' });
  await panel.getByText('欠薪怎么办').waitFor();
  await panel.getByRole('button', { name: /read and search/i }).click();
  await panel.getByText('said: 拖欠工资').first().waitFor();
  const reply = desk.getByRole('textbox', { name: /Write/ });
  await reply.fill('您好，收到了。祝好');
  await reply.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(7, 7));
  await panel.getByRole('button', { name: 'Put into reply 欠薪怎么办' }).click();
  const text = await reply.inputValue();
  expect(text).toMatch(/^您好，收到了。\n请先留好考勤[^\n]* \(本院整理, as of \d{4}-\d\d-\d\d\)\n祝好$/);
  expect(await s.axe(desk)).toEqual([]);
  // Nothing was sent by itself, and what is in the box outlives a reload.
  await desk.reload();
  await panel.getByText('欠薪怎么办').waitFor();
  expect(await reply.inputValue()).toBe(text);
  await panel.getByRole('button', { name: /read and search/i }).click();
  await panel.getByRole('searchbox').fill('wuzhangai');
  await panel
    .getByText(/in force since 2023-09-01, checked \d{4}-\d\d/)
    .first()
    .waitFor();
  await line.do('call:close', { callId: id, outcome: 'advised', solved: false, note: '已告知' });

  const phone = await s.page('officer3', { width: 360, height: 640 });
  await phone.goto(`${s.base}/knowledge`);
  await phone.getByText('欠薪怎么办').first().click();
  await phone.getByRole('heading', { name: '欠薪怎么办' }).waitFor();
  expect(await s.axe(phone)).toEqual([]);
  expect(await phone.evaluate(wide)).toBe(0);
  // The demo may have given them another call of the day.
  await line.do('duty:end', { keep: true });
  expect(s.errors).toEqual([]);
}, 120_000);
