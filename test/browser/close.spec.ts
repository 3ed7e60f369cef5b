/** A closing: its sentence comes first, who closed takes it back, and what is looked back on has its page. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { accept, raise } from '../page.js';
import { openStage, type Stage } from './stage.js';

const SENTENCE = '施工改到白天，再有事找社区';
let s: Stage;
beforeAll(async () => {
  s = await openStage();
}, 300_000);
afterAll(() => s?.close());

test('an officer closes with a sentence, takes it back, closes again; the community reads the sentence first', async () => {
  const worker = await s.channel('community', 'worker1');
  const officer = await s.channel('procuratorate', 'officer1');
  await officer.do('duty:start', {});
  const call = await raise(worker, { category: 'neighbour', urgency: 'normal', summary: '夜里施工' });
  await accept(officer, call.id);

  const desk = await s.page('officer1', { width: 1440, height: 900 });
  await desk.goto(`/desk?call=${call.id}`);
  await desk.getByText('已解决', { exact: true }).first().click();
  await desk.getByText('这句话社区和居民最先看到').waitFor();
  await desk.getByLabel('一句话结果').fill(SENTENCE);
  await desk.getByRole('button', { name: '办结', exact: true }).click();
  await desk
    .getByText(/已办结：已解决/)
    .first()
    .waitFor();
  await desk.goto(`/desk/calls?call=${call.id}`);
  await desk.getByText(/还可撤回/).waitFor();
  expect(await s.axe(desk)).toEqual([]);
  await desk.getByRole('button', { name: '撤回办结' }).click();
  await desk
    .getByText(/已撤回办结，仍由您办理/)
    .first()
    .waitFor();
  await officer.do('call:close', { callId: call.id, outcome: 'resolved', solved: true, note: SENTENCE });

  const phone = await s.page('worker1', { width: 360, height: 640 });
  await phone.goto(`/community?call=${call.id}`);
  const first = phone.locator('blockquote');
  await first.waitFor();
  expect(await first.innerText()).toBe(SENTENCE);
  const [note, outcome] = [await first.boundingBox(), await phone.locator('h2').first().boundingBox()];
  expect(note!.y).toBeLessThan(outcome!.y);
  expect(await s.axe(phone)).toEqual([]);

  for (const lang of ['zh', 'en'] as const) {
    const above = await s.page('coordinator1', { width: 390, height: 844, lang });
    await above.goto('/calls/reviews');
    await above
      .getByRole('heading', { name: { zh: '办结抽查', en: 'Samples of closed calls' }[lang] })
      .waitFor();
    expect(await s.axe(above)).toEqual([]);
    const wide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    expect(await above.evaluate(wide)).toBe(0);
  }
  expect(s.errors).toEqual([]);
}, 180_000);
