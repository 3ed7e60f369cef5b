/**
 * A process of workers who press again and again: each raise is sent ten times within two seconds, over two tabs and
 * over HTTP, with the one id that a page keeps for it. `node impatient.ts SETTINGS.json`.
 */
import { randomUUID } from 'node:crypto';
import { Client, pause, readSettings, state, type ClientSettings } from './client.ts';

const settings = readSettings<ClientSettings & { most: number }>();
const TAPS = 10;

async function press(tabs: Client[]): Promise<void> {
  for (let n = 0; n < settings.most && !state.over; n++) {
    const clientCallId = randomUUID();
    const taps: Promise<unknown>[] = [];
    for (let tap = 0; tap < TAPS; tap++) {
      const tab = tabs[tap % tabs.length]!;
      taps.push(
        tap % 5 === 4
          ? tab.raiseOverHttp(clientCallId, {})
          : tab.ask('call:raise', clientCallId, { clientCallId }),
      );
      await pause(tap % 3 ? 0 : 150);
    }
    await Promise.all(taps);
  }
}

const people = settings.people.map((person) => [new Client(person, 0), new Client(person, 0)]);
for (const tabs of people) for (const tab of tabs) void tab.live();
process.once('disconnect', () => process.exit());
const pressed = Promise.all(people.map(press));
process.on('message', (told) => {
  if (told === 'end') process.exit();
  void pressed.then(() => process.send!(told));
});
process.send!('ready');
await pressed;
process.send!('done');
