/**
 * A process of people whose line says everything several times and out of order, as `node stutterer.ts SETTINGS.json`:
 * each command goes out one to five times over two sockets, ten of them shuffled together; what was accepted is accepted
 * again when it is long over. All answers to one thing must agree; where they do not, that is written down.
 */
import { randomUUID } from 'node:crypto';
import { appendFileSync, readFileSync } from 'node:fs';
import { io, type Socket } from 'socket.io-client';

interface Settings {
  file: string;
  bases: string[];
  worker: { id: string; token: string };
  officer: { id: string; token: string };
  seed: number;
  rounds: number;
}
type Ack = { ok: true; data: any } | { ok: false; error: { code: string; retryAfterSeconds?: number } };
const settings = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as Settings;
const pause = (milliseconds: number) => new Promise<void>((next) => setTimeout(next, milliseconds));
const write = (line: Record<string, unknown>) =>
  appendFileSync(settings.file, `${JSON.stringify({ at: Date.now(), ...line })}\n`);
let { seed } = settings;
const chance = () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

const page = (namespace: string, token: string, n: number): Socket =>
  io(`${settings.bases[n % settings.bases.length]}/${namespace}`, {
    auth: { token },
    transports: ['websocket'],
    forceNew: true,
  });
const pages = {
  worker: [0, 1].map((n) => page('community', settings.worker.token, n)),
  officer: [0, 1].map((n) => page('procuratorate', settings.officer.token, n)),
};
type Who = keyof typeof pages;

interface Command {
  who: Who;
  event: string;
  key: string;
  payload: Record<string, unknown>;
  answers: Ack[];
}
const rings: { id: string; call: { id: string } }[] = [];
for (const socket of pages.officer)
  socket.on('offer:ring', (ring: (typeof rings)[number]) => {
    if (!rings.some((r) => r.id === ring.id)) rings.push(ring);
  });

/** One of them; what the allowance holds back is said again later. */
async function say(command: Command): Promise<void> {
  const socket = pages[command.who][Math.floor(chance() * 2)]!;
  for (;;) {
    const ack = (await socket.timeout(10_000).emitWithAck(command.event, command.payload)) as Ack;
    if (ack.ok || ack.error.code !== 'too_many_requests') return void command.answers.push(ack);
    await pause((ack.error.retryAfterSeconds ?? 1) * 1000);
  }
}
/** Each one to five times, all of ten shuffled together. */
async function stutter(commands: Command[]): Promise<void> {
  for (let from = 0; from < commands.length; from += 10) {
    const said = commands
      .slice(from, from + 10)
      .flatMap((command) => Array.from({ length: 1 + Math.floor(chance() * 5) }, () => command))
      .map((command) => ({ command, at: chance() }))
      .toSorted((a, b) => a.at - b.at);
    await Promise.all(said.map(({ command }) => say(command)));
  }
  for (const command of commands) judge(command);
}
function judge({ who, event, key, payload, answers }: Command): void {
  const person = settings[who].id;
  write({ t: 'asked', who: person, event, key });
  const ids = new Set(answers.map((a) => (a.ok ? (a.data.id ?? 'done') : a.error.code)));
  if (ids.size !== 1)
    write({ t: 'differs', who: person, event, key, what: `${event} was answered ${[...ids].join(' and ')}` });
  const first = answers.find((a) => a.ok);
  if (first?.ok) {
    const { id, version, state } = first.data;
    write({ t: 'answered', who: person, event, key, id, version, state, tries: answers.length, payload });
  }
}
const command = (who: Who, event: string, key: string, payload: Record<string, unknown>): Command => ({
  who,
  event,
  key,
  payload,
  answers: [],
});

async function live(): Promise<void> {
  const stale: Command[] = [];
  await stutter([command('officer', 'duty:start', 'duty', {})]);
  for (let round = 0; round < settings.rounds; round++) {
    const raises = Array.from({ length: 4 }, () => {
      const clientCallId = randomUUID();
      return command('worker', 'call:raise', clientCallId, { clientCallId });
    });
    await stutter(raises);
    for (let waited = 0; rings.length < 4 && waited < 100; waited++) await pause(50);
    const taken = rings.splice(0);
    await stutter(taken.map((r) => command('officer', 'offer:accept', `accept ${r.id}`, { offerId: r.id })));
    const held = taken.map((r) => r.call.id);
    await stutter(
      held.map((callId) => {
        const clientMessageId = randomUUID();
        return command('officer', 'call:message', clientMessageId, { callId, clientMessageId, text: '我来' });
      }),
    );
    const closing = { outcome: 'advised', solved: true, note: '已劝止' };
    await stutter(
      held.map((callId) => command('officer', 'call:close', `close ${callId}`, { callId, ...closing })),
    );
    // Yesterday's accept, said again: it is answered, and changes nothing.
    await Promise.all(stale.map(say));
    stale.splice(0);
    for (const r of taken) stale.push(command('officer', 'offer:accept', `stale ${r.id}`, { offerId: r.id }));
    await pause(400);
  }
}

process.on('message', (told: string) => {
  if (told === 'end') process.exit();
  if (told === 'quiet') void lived.then(() => process.send!('quiet'));
  else process.send!(told);
});
process.once('disconnect', () => process.exit());
const connected = Object.values(pages)
  .flat()
  .map((socket) => new Promise<void>((resolve) => socket.once('snapshot', () => resolve())));
await Promise.all(connected);
const lived = live();
process.send!('ready');
