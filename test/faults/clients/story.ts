/**
 * A process that plays one call from the click to its rating, reopened and closed again, and another that is taken
 * back, step by step: `node story.ts SETTINGS.json`. Says `done`; a refusal ends it.
 */
import { randomUUID } from 'node:crypto';
import { Client, pause, readSettings, state, type ClientSettings, type Ring } from './client.ts';

const settings = readSettings<ClientSettings>();
const clients = new Map(settings.people.map((person) => [person.name, new Client(person, 0)]));
for (const client of clients.values()) void client.live();
const of = (name: string) => clients.get(name)!;
const idOf = (name: string) => of(name).person.id;

async function deed(
  who: string,
  event: string,
  payload: Record<string, unknown>,
  key: string = randomUUID(),
) {
  const data = await of(who).ask(event, key, payload);
  if (data === undefined) throw new Error(`${who} ${event} was refused`);
  return data;
}
/** The ring for the call on the officer's page. */
async function ring(who: string, callId: string, fits: (r: Ring) => boolean = () => true): Promise<Ring> {
  for (;;) {
    const found = [...of(who).rings.values()].findLast((r) => r.call.id === callId && fits(r));
    if (found) return found;
    await pause(20);
  }
}
async function raise(more: Record<string, unknown>) {
  const clientCallId = randomUUID();
  return deed('li', 'call:raise', { clientCallId, ...more }, clientCallId);
}

async function story(): Promise<void> {
  for (const who of ['wang', 'zhao']) await deed(who, 'duty:start', {});
  const resident = { name: settings.canary, basis: 'assist' };
  const a = await raise({ summary: '有人上门推销保健品', resident });
  const callId: string = a.id;
  const first = await ring('wang', callId);
  await deed('wang', 'offer:received', { offerId: first.id });
  await deed('wang', 'offer:decline', { offerId: first.id, reason: '在开庭' });
  // The best-placed one does not hear it; everybody is rung, and now it is heard.
  const last = await ring('zhao', callId, (r) => r.step === 3);
  await deed('zhao', 'offer:accept', { offerId: last.id });
  await deed('li', 'call:amend', { callId, category: 'elder_fraud', callbackPhone: '13900001234' });
  for (const who of ['li', 'zhao']) {
    const clientMessageId = randomUUID();
    await deed(who, 'call:message', { callId, clientMessageId, text: '老人还没有付款' }, clientMessageId);
  }
  await deed('zhao', 'call:transfer', { callId, officerId: idOf('wang'), note: '转给派驻的同志' });
  await deed('wang', 'offer:accept', { offerId: (await ring('wang', callId)).id });
  await deed('wang', 'call:close', { callId, outcome: 'advised', solved: true, note: '已劝止' });
  await deed('li', 'call:rate', { callId, rating: 5 });
  await deed('li', 'call:reopen', { callId, reason: '又来了' });
  await deed('wang', 'offer:accept', { offerId: (await ring('wang', callId)).id });
  await deed('wang', 'call:close', { callId, outcome: 'resolved', solved: true, note: '已劝离' });
  const b = await raise({});
  await deed('zhou', 'call:assign', { callId: b.id, officerId: idOf('zhao') });
  await ring('zhao', b.id);
  await deed('li', 'call:cancel', { callId: b.id });
  for (const who of ['wang', 'zhao']) await deed(who, 'duty:end', {});
}

process.once('disconnect', () => process.exit());
process.on('message', (told) => {
  if (told === 'end') process.exit();
  // It asks for nothing that it waits for, and its pages are not looked at: the next line says so.
  process.send!(told);
});
process.send!('ready');
await story();
state.over = true;
process.send!('done');
