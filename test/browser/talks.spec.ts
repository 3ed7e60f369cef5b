import { openStage, type Stage } from './stage.js';

const TITLE = '以房养老的圈套';
let s: Stage;
beforeAll(async () => {
  s = await openStage();
}, 300_000);
afterAll(() => s?.close());

test('a coordinator offers a talk; a worker orders it on a phone, reads the answer and looks at its activity', async () => {
  const desk = await s.page('coordinator1', { width: 1440, height: 900 });
  await desk.getByRole('link', { name: '点单普法' }).click();
  await desk.getByRole('button', { name: '添加一项' }).click();
  const form = desk.getByRole('dialog');
  await form.getByLabel('题目').fill(TITLE);
  await form.getByLabel('由谁主讲').fill('第九检察部');
  await form.getByRole('button', { name: '保存' }).click();
  await desk.getByText('主讲：第九检察部').waitFor();

  const phone = await s.page('worker1', { width: 390, height: 844 });
  await phone.locator('.self').click();
  await phone.getByRole('link', { name: '点单普法' }).click();
  await phone.locator('.talk', { hasText: TITLE }).getByRole('button').click();
  const ask = phone.getByRole('dialog');
  await ask.getByLabel('大约多少人').fill('40');
  await ask.getByLabel('其他要求').fill('请带宣传册');
  await ask.getByRole('button', { name: '提交点单' }).click();
  const own = phone.locator('.order', { hasText: TITLE });
  await own.getByText('待答复').waitFor();
  await own.getByText('时限怎么算').click();
  await own.getByText('点单后 2 个工作小时内先答复，只计工作时间').waitFor();
  expect(await s.axe(phone)).toEqual([]);
  const wide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  expect(await phone.evaluate(wide)).toBe(0);

  await desk.reload();
  await desk.getByText('请带宣传册').waitFor();
  expect(await s.axe(desk)).toEqual([]);
  const asked = desk.locator('.order', { hasText: TITLE });
  await asked.getByRole('button', { name: '答复' }).click();
  const reply = desk.getByRole('dialog');
  const day = new Date(Date.now() + 20 * 24 * 3600 * 1000).toISOString().slice(0, 10);
  await reply.getByLabel('哪一天').fill(day);
  await reply.getByLabel('几点开始').fill('09:00');
  await reply.getByText('到 10:00').waitFor();
  await reply.getByLabel('给点单人的答复').fill('那天上午九点到社区');
  await reply.getByRole('button', { name: '发出答复' }).click();
  await asked.getByText('已定日期').waitFor();

  await phone.reload();
  await own.getByText('那天上午九点到社区').waitFor();
  await own.getByText('按时答复').waitFor();
  await own.getByRole('link', { name: '09:00–10:00' }).click();
  await phone.getByText(/-D\d{3}$/).waitFor();
  await phone.goBack();
  await own.getByRole('button', { name: '撤回' }).click();
  await own.getByText('已撤回', { exact: true }).waitFor();
  expect(s.errors).toEqual([]);
}, 180_000);
