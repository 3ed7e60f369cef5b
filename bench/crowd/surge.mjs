/**
 * Ten times the usual load for a minute. Usual is twenty calls a second, each raised, accepted and closed: in an hour as
 * many as 360 districts solve in a year, of two hundred problems each. Limits are on: nobody calls so often that they
 * refuse. The floor is the same hub at the usual load.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pass } from 'node:timers/promises';
import { percentile } from '../servers.mjs';
import { withCrowd } from './crowd.mjs';
import { openPages } from './page.mjs';

const PEOPLE = { units: 4, workers: 100, officers: 50, coordinators: 2 };
const USUAL = { perSecond: 20, seconds: 20 };
const TEN_TIMES = { perSecond: 200, seconds: 60 };
const PATIENCE = 10_000;

export const surge = ({ add }) =>
  withCrowd(
    'yihu',
    PEOPLE,
    async ({ start, tokens }) => {
      const server = await start();
      const calls = new Map();
      const rungAt = new Map();
      const answering = (name, read, officer) => {
        if (name !== 'offer:ring') return;
        const { id, call } = read();
        if (!rungAt.has(call.id)) rungAt.set(call.id, performance.now());
        void officer.ask('offer:accept', { offerId: id }).then(async ({ ok }) => {
          if (!ok) return;
          const closing = { callId: call.id, outcome: 'advised', solved: true, note: 'advised' };
          if ((await officer.ask('call:close', closing)).ok) closed += 1;
        });
      };
      let closed = 0;
      const workers = await openPages(
        server.base,
        tokens.workers.map((token) => ['community', token]),
      );
      const officers = tokens.officers.map((token) => ['procuratorate', token]);
      const coordinators = tokens.coordinators.map((token) => ['coordination', token]);
      const others = await openPages(server.base, [...officers, ...coordinators], answering);

      let next = 0;
      const run = async ({ perSecond, seconds }) => {
        calls.clear();
        closed = 0;
        const raises = perSecond * seconds;
        const used = server.processor();
        const began = performance.now();
        const refused = [];
        const asked = [];
        for (let n = 0; n < raises; n++) {
          const due = began + (n * 1000) / perSecond;
          const wait = due - performance.now();
          if (wait > 1) await pass(wait);
          const worker = workers[next++ % workers.length];
          // From when it was due: who could not click in time waited too.
          const click = worker
            .ask('call:raise', { clientCallId: randomUUID() })
            .then(({ ok, data, error }) => {
              if (ok) calls.set(data.id, due);
              else refused.push(error.code);
            });
          asked.push(click);
        }
        await Promise.all(asked);
        const until = performance.now() + PATIENCE;
        while (closed < raises - refused.length && performance.now() < until) await pass(20);
        for (const code of new Set(refused))
          process.stderr.write(`refused as ${code}: ${refused.filter((one) => one === code).length}\n`);
        const cpu = (server.processor() - used) / raises;
        const rung = [...calls].filter(([id]) => rungAt.has(id));
        const taken = rung.map(([id, due]) => rungAt.get(id) - due).sort((a, b) => a - b);
        return {
          raises,
          taken: raises - refused.length,
          rung: rung.length,
          p50: percentile(taken, 0.5),
          p99: percentile(taken, 0.99),
          cpu,
        };
      };
      await run({ perSecond: 20, seconds: 5 });
      const usual = await run(USUAL);
      const surging = await run(TEN_TIMES);
      for (const page of [...workers, ...others]) page.close();
      const cpu = { yihu: surging.cpu, floor: usual.cpu };
      add({
        name: 'surge raises taken, of all',
        unit: 'raises',
        yihu: surging.taken,
        floor: surging.raises,
        atLeast: 1,
      });
      add({
        name: 'surge raises that rang, of all',
        unit: 'raises',
        yihu: surging.rung,
        floor: surging.raises,
        atLeast: 1,
      });
      add({ name: 'surge ring p50', unit: 'ms', yihu: surging.p50, floor: usual.p50, cpu });
      add({ name: 'surge ring p99', unit: 'ms', yihu: surging.p99, floor: usual.p99, cpu, atMost: 3 });
    },
    { YIHU_LIMITS: 'on' },
  );
