/** The load: the same sockets and the same clicks for the floor and for Yihu. */
import { randomUUID } from 'node:crypto';
import { io } from 'socket.io-client';
import { percentile } from './servers.mjs';

export const connect = (base, namespace, token) =>
  new Promise((resolve, reject) => {
    const socket = io(`${base}${namespace}`, {
      // As our own pages ask; the floor does not mind.
      auth: { token, merged: true },
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
    });
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', reject);
  });

/** So many raises, so many at once; milliseconds from the worker's emit to the officer's event, and of the server's processor a raise. */
export async function ringing({ base, bases = [base], tokens, processor }, { raises, atOnce }) {
  const rungAt = new Map();
  const open = (namespace) => (token, n) => connect(bases[n % bases.length], namespace, token);
  const officers = await Promise.all(tokens.officers.map(open('/procuratorate')));
  for (const socket of officers) {
    socket.on('offer:ring', (ring) => {
      if (!rungAt.has(ring.call.id)) rungAt.set(ring.call.id, performance.now());
    });
  }
  const workers = await Promise.all(tokens.workers.map(open('/community')));
  const click = async (n, kept) => {
    const at = performance.now();
    const ack = await workers[n % workers.length]
      .timeout(30_000)
      .emitWithAck('call:raise', { clientCallId: randomUUID() });
    if (!ack.ok) throw new Error(`a raise was refused: ${JSON.stringify(ack.error)}`);
    kept?.push({ id: ack.data.id, at });
  };
  for (let n = 0; n < 50; n++) await click(n);

  const kept = [];
  const used = processor();
  const began = performance.now();
  let n = 0;
  const lane = async () => {
    while (n < raises) await click(n++, kept);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  const seconds = (performance.now() - began) / 1000;
  while (kept.some((k) => !rungAt.has(k.id))) await new Promise((next) => setTimeout(next, 5));
  const cpu = (processor() - used) / raises;
  const taken = kept.map((k) => rungAt.get(k.id) - k.at).sort((a, b) => a - b);
  for (const socket of [...officers, ...workers]) socket.disconnect();
  return { p50: percentile(taken, 0.5), p99: percentile(taken, 0.99), perSecond: raises / seconds, cpu };
}

/** So many raises at once, left unanswered; milliseconds from the end of each first ring to the officer being told. */
export async function lapsing({ base, tokens }, { raises, atOnce }) {
  const expiresAt = new Map();
  const late = [];
  const officers = await Promise.all(tokens.officers.map((token) => connect(base, '/procuratorate', token)));
  const rungFirst = new Set();
  for (const socket of officers) {
    socket.on('offer:ring', (ring) => {
      if (rungFirst.has(ring.call.id)) return;
      rungFirst.add(ring.call.id);
      expiresAt.set(ring.id, Date.parse(ring.expiresAt));
    });
    socket.on('offer:ended', ({ id }) => {
      if (expiresAt.has(id)) late.push(Date.now() - expiresAt.get(id));
    });
  }
  const workers = await Promise.all(tokens.workers.map((token) => connect(base, '/community', token)));
  let n = 0;
  const lane = async () => {
    while (n < raises)
      await workers[n++ % workers.length]
        .timeout(30_000)
        .emitWithAck('call:raise', { clientCallId: randomUUID() });
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  const patience = Date.now() + 60_000;
  while (late.length < raises && Date.now() < patience) await new Promise((next) => setTimeout(next, 50));
  if (late.length < raises) throw new Error(`${raises - late.length} of ${raises} rings never ended`);
  for (const socket of [...officers, ...workers]) socket.disconnect();
  late.sort((a, b) => a - b);
  return { lateP50: percentile(late, 0.5), lateMost: late.at(-1) };
}
