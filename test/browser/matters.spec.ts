/** One matter of two households on the screens: seen by who called, made one at the desk, on the board, parted by one touch. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { accept, raise, ringOf, type Page as Channel } from '../page.js';
import { openStage, type Stage } from './stage.js';

let stage: Stage;
let worker: Channel, officer: Channel;
beforeAll(async () => {
  stage = await openStage();
  worker = await stage.channel('community', 'worker5');
  officer = await stage.channel('procuratorate', 'officer4');
  await officer.do('duty:start');
}, 300_000);
afterAll(() => stage.close());

const lift = (summary: string) => raise(worker, { category: 'property', summary });

it('is shown after the touch, made one with what will happen said first, told to who called, and parted again', async () => {
  const held = await lift('五号楼电梯坏了两周，老人下不了楼');
  await accept(officer, held.id);
  const ringing = await lift('五号楼电梯坏了，老人下不了楼，没人修');
  await ringOf(officer, ringing.id);

  const phone = await stage.page('worker5', { width: 360, height: 640, phone: true });
  await phone.goto(`/community?call=${ringing.id}`);
  await phone.getByText('可能是同一件事').click();
  await phone.getByText('用词相近').first().waitFor();
  expect(await stage.axe(phone)).toEqual([]);

  const desk = await stage.page('officer4', { width: 1440, height: 900 });
  await desk.goto(`/desk?call=${held.id}`);
  const same = desk.getByRole('region', { name: '同一件事' });
  const number = /^\d{8}/.exec(ringing.number)![0].slice(4) + ringing.number.slice(8);
  await same.getByRole('button', { name: `一起办理 ${number}` }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByText('停止呼叫').waitFor();
  expect(await stage.axe(desk)).toEqual([]);
  await dialog.getByRole('button', { name: '一起办理' }).click();
  await same.getByText('同一件事：2 件呼叫，共 2 户').waitFor();
  await phone.getByText('同一件事还有 1 件呼叫，一起办理').waitFor();

  const board = await stage.page('coordinator1', { width: 1366, height: 650, lang: 'en' });
  await board.goto('/board');
  await board.getByText('One matter of 2 households').first().waitFor();
  await board.goto(`/calls/${ringing.id}`);
  await board.getByRole('region', { name: 'One matter' }).getByText('Leads').waitFor();
  expect(await stage.axe(board)).toEqual([]);
  await board.getByRole('button', { name: `Part ${number}` }).click();
  await board.getByRole('region', { name: 'One matter' }).getByText('Perhaps the same matter').waitFor();
  // Nobody had reached its resident yet: it rings again.
  await phone.getByText('正在呼叫').first().waitFor();
  expect(stage.errors).toEqual([]);
}, 300_000);
