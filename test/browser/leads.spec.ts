/** Leads for relief: an officer takes one from a call to the hand-over on a phone, a coordinator reads it at a desk. */
import { expect, test } from '@jest/globals';
import { accept, raise } from '../page.js';
import { openStage, type Stage } from './stage.js';

const WORDS = '丈夫被打成重伤，家里没有收入';
const NAME = '李桂芬';
let s: Stage;
beforeAll(async () => {
  s = await openStage();
}, 300_000);
afterAll(() => s?.close());

test('an officer makes a lead of a call and takes it to the hand-over on a phone; a coordinator sees it at a desk', async () => {
  const worker = await s.channel('community', 'worker1');
  const officer = await s.channel('procuratorate', 'officer1');
  await officer.do('duty:start', {});
  const call = await raise(worker, { category: 'relief', urgency: 'normal', summary: '家里困难' });
  await accept(officer, call.id);

  const phone = await s.page('officer1', { width: 390, height: 844 });
  await phone.goto(`/calls/${call.id}`);
  await phone.getByRole('button', { name: '记为救助线索' }).click();
  const form = phone.getByRole('dialog');
  await form.getByRole('button', { name: '登记' }).click();
  await form.getByText('请写一句是什么情况').waitFor();
  await form.getByLabel('什么情况').fill(WORDS);
  await form.getByRole('button', { name: '故意伤害致重伤' }).click();
  await form.getByText('填写服务对象').click();
  await form.getByLabel('姓名').fill(NAME);
  await form.getByRole('button', { name: '登记' }).click();
  await form.getByText('请选择处理依据').waitFor();
  await form.getByLabel('处理依据').selectOption('consent');
  await form.getByRole('button', { name: '登记' }).click();

  await phone.getByRole('heading', { name: '故意伤害致重伤' }).waitFor();
  await phone.getByText('第 2 步，把关').waitFor();
  await phone.getByText('当天不计').first().waitFor({ state: 'attached' });
  expect(await s.axe(phone)).toEqual([]);
  await phone.getByText('是，本院在办').click();
  await phone.getByRole('button', { name: '确定' }).click();
  await phone.getByRole('button', { name: '已告知本人' }).click();
  await phone.getByLabel('回执号').waitFor();

  // A coordinator has the same step open, and is slower.
  const desk = await s.page('coordinator1', { width: 1440, height: 900 });
  await desk.goto(new URL(phone.url()).pathname);
  await desk.getByLabel('回执号').fill('0099');
  await phone.getByRole('button', { name: '已移交' }).click();
  await phone.getByText('请写回执号').waitFor();
  await phone.getByLabel('回执号').fill('0087');
  await phone.getByRole('button', { name: '已移交' }).click();
  await phone.getByText('第 5 步，决定').waitFor();
  await phone.getByText('回执 0087').waitFor();
  const wide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  expect(await phone.evaluate(wide)).toBe(0);

  s.expects(/status of 409/);
  await desk.getByRole('button', { name: '已移交' }).click();
  const clash = desk.getByRole('alert').filter({ hasText: '王检察官快了一步' });
  await clash.getByText('0099').waitFor();
  await desk.getByText('第 5 步，决定').waitFor();
  await desk.getByRole('link', { name: '救助线索' }).click();
  const number = (await phone.getByText(/^线索 \d{8}-J/).innerText()).slice('线索 '.length);
  await desk.getByRole('link', { name: '已移交，等决定' }).filter({ hasText: number }).click();
  await desk.getByText(WORDS).waitFor();
  expect(await desk.getByText(NAME).count()).toBe(0);
  // The papers beside it are looked at, too.
  const person = desk.locator('section').filter({ has: desk.getByRole('heading', { name: '服务对象' }) });
  await person.getByRole('button', { name: '查看' }).click();
  const asking = desk.getByRole('dialog');
  await asking.getByLabel('为什么查看').fill('核对移交材料');
  await asking.getByRole('button', { name: '查看' }).click();
  await desk.getByText(NAME).waitFor();
  expect(await s.axe(desk)).toEqual([]);

  await officer.do('call:close', { callId: call.id, outcome: 'advised', solved: true, note: '已记为线索' });
  expect(s.errors).toEqual([]);
}, 180_000);

test('looking back: a coordinator starts a search, reads how far it is, and judges what it found', async () => {
  const desk = await s.page('coordinator1', { width: 1440, height: 900 });
  await desk.goto(`${s.base}/leads/look-back`);
  await desk.getByRole('button', { name: '再找一次' }).click();
  await desk.getByText('新找到 0 条').waitFor();
  const hits = desk.locator('.hit');
  const before = await hits.count();
  expect(before).toBeGreaterThan(1);
  await hits.first().getByRole('button', { name: '不作线索' }).click();
  await desk.getByLabel('为什么不作线索').fill('已核实，不困难');
  await desk.getByRole('dialog').getByRole('button', { name: '不作线索' }).click();
  await desk.getByRole('button', { name: `待判断 ${before - 1}` }).waitFor();
  await hits.first().getByRole('button', { name: '转为救助线索' }).click();
  await desk.getByLabel('情况说明').fill('家里断了收入');
  await desk.getByRole('dialog').getByRole('button', { name: '转为救助线索' }).click();
  await desk.getByRole('button', { name: `待判断 ${before - 2}` }).waitFor();
  expect(await s.axe(desk)).toEqual([]);
  await desk.getByRole('button', { name: /^已判断/ }).click();
  await desk.getByText('已核实，不困难').waitFor();
  expect(s.errors).toEqual([]);
}, 180_000);

test('a volunteer hands in what they saw on a phone; it goes to a department, an agency is asked, and the outcome is told', async () => {
  const seen = '盲道上停满了车，走不过去';
  const phone = await s.page('volunteer1', { width: 390, height: 844 });
  await phone.goto('/service');
  await phone.getByRole('button', { name: '交一条线索' }).click();
  const form = phone.getByRole('dialog');
  await form.getByRole('button', { name: '交线索' }).click();
  await form.getByText('请选择哪一类').waitFor();
  await form.getByRole('button', { name: '未成年人保护' }).click();
  await form.getByText('请立即向公安机关报案').waitFor();
  await form.getByRole('button', { name: '公益诉讼' }).click();
  await form.getByLabel('看到了什么').fill(seen);
  await form.getByLabel('在什么地方').fill('太原街南口');
  await form.getByRole('button', { name: '交线索' }).click();
  await phone.getByText(/已收到，编号 \d+-S\d+。有了结果，我们告诉您。/).waitFor();
  const own = phone.getByRole('article').filter({ hasText: seen });
  await own.getByText('已收到').waitFor();
  expect(await s.axe(phone)).toEqual([]);

  const desk = await s.page('coordinator1', { width: 1440, height: 900 });
  await desk.goto('/leads/supervision');
  const line = desk.getByRole('article').filter({ hasText: seen });
  await line.getByRole('button', { name: '移交部门' }).click();
  const department = desk.getByRole('dialog');
  await department.getByLabel('部门').selectOption({ index: 1 });
  await department.getByRole('button', { name: '移交', exact: true }).click();
  await line.getByText('已移交部门').waitFor();
  await line.getByText('请单位帮助').click();
  await line.getByRole('button', { name: '请一家单位' }).click();
  const ask = desk.getByRole('dialog');
  await ask.getByRole('button', { name: '商请' }).click();
  await ask.getByLabel('哪家单位').selectOption('elsewhere');
  await ask.getByLabel('单位名称').fill('区城管局');
  await ask.getByLabel('请对方做什么').fill('清理盲道');
  await ask.getByRole('button', { name: '依法不用同意' }).click();
  await ask.getByRole('button', { name: '记下，开始等答复' }).click();
  await ask.getByText('请写明依据').waitFor();
  await ask.getByLabel('为什么依法不用同意').fill('不涉及个人信息');
  await ask.getByRole('button', { name: '记下，开始等答复' }).click();
  await line.getByText('区城管局').first().waitFor();

  await desk.goto('/leads/agencies');
  const request = desk.getByRole('listitem').filter({ hasText: '清理盲道' });
  await request.getByText('期限怎么算').click();
  await request.getByText(/商请后 5 个工作日/).waitFor();
  expect(await s.axe(desk)).toEqual([]);
  await request.getByRole('button', { name: '登记答复' }).click();
  const answer = desk.getByRole('dialog');
  await answer.getByRole('button', { name: '已落实' }).click();
  await answer.getByLabel('答复说了什么').fill('已清理，每天巡查');
  await answer.getByRole('button', { name: '保存' }).click();
  await desk
    .getByRole('row', { name: /区城管局/ })
    .getByText('1')
    .first()
    .waitFor();

  await desk.goto('/leads/supervision');
  await line.getByRole('button', { name: '告知结果' }).click();
  const told = desk.getByRole('dialog');
  await told.getByRole('button', { name: '没有立案，已推动解决' }).click();
  await told.getByLabel('怎么告诉交线索的人').fill('城管已经清理，谢谢您。');
  await told.getByRole('button', { name: '告知并结束' }).click();
  await line.getByText('已告知结果').waitFor();
  expect(await s.axe(desk)).toEqual([]);
  await phone.goto('/leads/supervision');
  await phone.getByText('城管已经清理，谢谢您。').waitFor();
  const wide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  expect(await phone.evaluate(wide)).toBe(0);
  expect(s.errors).toEqual([]);
}, 180_000);

test('what is late of a petition stands first, and noting it tells the community how far it is', async () => {
  const desk = await s.page('coordinator1', { width: 1366, height: 650 });
  await desk.goto('/leads/petitions');
  const late = desk.getByRole('listitem').filter({ hasText: '已超 ' }).first();
  await late.waitFor();
  expect(await desk.getByRole('listitem').filter({ hasText: '12309 编号' }).first().innerText()).toContain(
    '已超 ',
  );
  const [number] = (await late.innerText()).match(/\d{4}-\d{3}/)!;
  await late.getByRole('button', { name: '记录：办理进展答复' }).click();
  const form = desk.getByRole('dialog');
  await form.getByRole('button', { name: '电话' }).click();
  expect(await s.axe(desk)).toEqual([]);
  await form.getByRole('button', { name: '记录', exact: true }).click();
  await desk.getByText('已记录，社区已知道到了这一步').waitFor();
  const row = desk.getByRole('listitem').filter({ hasText: number }).first();
  await row.getByText('经过（3 步）').click();
  await row.getByText('超期', { exact: true }).waitFor();
  expect(await row.innerText()).not.toContain('已超 ');
});
