/** Searching among a million calls, and among a hundredth of them; on SQLite, as most hubs are. */
import { join } from 'node:path';
import { COMMON, seedCalls } from './seed-calls.mjs';
import { seed } from './seed.mjs';
import { inFolder, percentile, SERVERS } from './servers.mjs';

const PEOPLE = { workers: 200, officers: 200, coordinators: 1 };
const CALLS = 1_000_000;

/** What is typed, by what it asks of the index. */
const questions = (rarest) => ({
  'a common word': COMMON.slice(0, 12),
  'two common words': ['物业 漏水', '工资 老板', '邻居 噪声', '医院 赔偿', '老人 转账', '房东 押金'],
  'a seldom word': rarest,
  'a common and a seldom word': rarest.slice(0, 20).map((word) => `物业 ${word}`),
  pinyin: ['wuye', 'loushui', 'gongzi laoban', 'yinhang', 'tiaojie', 'paichusuo'],
  initials: ['wy', 'ls', 'pcs', 'gz lb', 'yhzz'],
  'words and pinyin of different kinds': ['物业 loushui', 'gz 老板', 'community 漏水'],
  'what nobody said': ['饕餮鼎彝', '鳏寡孤独者', 'zzyyxxww', '物业 饕餮'],
});
const ROUNDS = 8;

/** Milliseconds from the question to the last byte, of each kind and of all, as coordinator, officer and worker by turns. */
async function searching(base, tokens, rarest) {
  const readers = [tokens.coordinators[0], tokens.coordinators[0], tokens.officers[0], tokens.workers[0]];
  const ask = async (token, q) => {
    const began = performance.now();
    const answer = await fetch(`${base}/api/search?kinds=calls&q=${encodeURIComponent(q)}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const body = await answer.text();
    if (!answer.ok) throw new Error(`${q}: ${answer.status} ${body.slice(0, 200)}`);
    return performance.now() - began;
  };
  const taken = {};
  const all = [];
  for (const [name, texts] of Object.entries(questions(rarest))) {
    for (const token of readers) await ask(token, texts[0]);
    const times = [];
    for (let round = 0; round < ROUNDS; round++)
      for (const [n, text] of texts.entries())
        times.push(await ask(readers[(round + n) % readers.length], text));
    all.push(...times);
    taken[name] = times.sort((a, b) => a - b);
  }
  taken['all of these'] = all.sort((a, b) => a - b);
  return Object.fromEntries(
    Object.entries(taken).map(([name, times]) => [
      name,
      { p50: percentile(times, 0.5), p95: percentile(times, 0.95) },
    ]),
  );
}

export async function search({ calls = CALLS, add }) {
  const run = (count) =>
    inFolder(async (directory) => {
      const path = join(directory, 'yihu.sqlite');
      const tokens = await seed(path, PEOPLE);
      const { perCall, rarest } = await seedCalls(path, count);
      const server = await SERVERS.seeded(path);
      const times = await searching(server.base, tokens, rarest).finally(server.stop);
      return { perCall, times };
    });
  const [few, many] = [await run(Math.round(calls / 100)), await run(calls)];
  for (const [name, { p50, p95 }] of Object.entries(many.times)) {
    add({ name: `search, ${name} p50`, unit: 'ms', yihu: p50, floor: few.times[name].p50 });
    add({ name: `search, ${name} p95`, unit: 'ms', yihu: p95, floor: few.times[name].p95 });
  }
  const { bytes, rows, microseconds } = many.perCall;
  add({ name: 'search, its index beside rows and words', unit: 'bytes a call', yihu: bytes, floor: rows });
  add({
    name: 'search, taking into the index',
    unit: 'µs a call',
    yihu: microseconds,
    floor: few.perCall.microseconds,
  });
}
