/**
 * A process of clients, as `node people.ts SETTINGS.json`: workers who raise, officers who answer. Told over IPC to be
 * quiet, it asks for nothing new and says when all was answered; told to compare, it lays what it knows beside a fresh
 * snapshot.
 */
import { randomUUID } from 'node:crypto';
import {
  chance,
  Client,
  pause,
  readSettings,
  state,
  write,
  type ClientSettings,
  type Ring,
} from './client.ts';

interface Settings extends ClientSettings {
  every: number;
  most: number;
  accepted: number;
  declined: number;
}
const settings = readSettings<Settings>();
const some = <T>(among: readonly T[]) => among[Math.floor(chance() * among.length)]!;
let quiet = false;

/** Every other worker raises over HTTP. */
async function work(client: Client, place: number): Promise<void> {
  const mine = new Set<string>();
  client.onCall = (call) => {
    if (call.state === 'closed' && mine.delete(call.id))
      void client.ask('call:rate', `rate ${call.id}`, { callId: call.id, rating: 4 });
  };
  for (let n = 0; n < settings.most && !quiet && !state.over; n++) {
    const clientCallId = randomUUID();
    const raise = {
      summary: '有人上门推销保健品',
      resident: { name: settings.canary, basis: 'assist' },
    };
    const call =
      place % 2
        ? await client.raiseOverHttp(clientCallId, raise)
        : await client.ask('call:raise', clientCallId, { clientCallId, ...raise });
    if (call) mine.add(call.id);
    if (call && chance() < 0.3) {
      const clientMessageId = randomUUID();
      await client.ask('call:message', clientMessageId, { callId: call.id, clientMessageId, text: '在吗' });
    }
    await pause(settings.every * (0.5 + chance()));
  }
}

function serve(client: Client): void {
  void client.ask('duty:start', `duty ${client.person.id}`, {});
  const answer = async (ring: Ring) => {
    const toss = chance();
    await client.ask('offer:received', `received ${ring.id}`, { offerId: ring.id });
    if (toss > settings.accepted + settings.declined) return;
    await pause(chance() * 150);
    if (toss > settings.accepted) {
      await client.ask('offer:decline', `decline ${ring.id}`, { offerId: ring.id, reason: '在开庭' });
      return;
    }
    const call = await client.ask('offer:accept', `accept ${ring.id}`, { offerId: ring.id });
    if (!call) return;
    const clientMessageId = randomUUID();
    await client.ask('call:message', clientMessageId, { callId: call.id, clientMessageId, text: '我来' });
    const outcome = some(['advised', 'resolved']);
    await client.ask('call:close', `close ${call.id}`, {
      callId: call.id,
      outcome,
      solved: true,
      note: '已劝止',
    });
  };
  client.onRing = (ring) => {
    if (!state.over) void answer(ring);
  };
}

const clients = settings.people.map((person, i) => new Client(person, i));
for (const [place, client] of clients.entries()) {
  void client.live();
  if (client.person.role === 'worker') void work(client, place);
  else serve(client);
}

process.on('message', (told: string) => void obey(told));
process.once('disconnect', () => process.exit());
async function obey(command: string): Promise<void> {
  if (command === 'quiet') {
    quiet = true;
    // What a person does after an answer has begun by then.
    for (let still = 0; still < 5; still = state.underWay ? 0 : still + 1) await pause(40);
    process.send!('quiet');
  }
  if (command === 'compare') {
    for (const client of clients)
      for (const what of await client.compare()) write({ t: 'differs', who: client.person.id, what });
    process.send!('compare');
  }
  if (command === 'end') {
    state.over = true;
    process.exit();
  }
}
process.send!('ready');
