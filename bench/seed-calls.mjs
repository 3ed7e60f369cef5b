/** A unit with years of words, made by the hub's own tables, seal and index. */
import { statSync } from 'node:fs';
import { newId } from '../dist/kernel/ids.js';
import { CallRow, FactRow } from '../dist/call/call.entity.js';
import { newRingBook } from '../dist/call/ring-book.js';
import { factTextSealContext, summarySealContext } from '../dist/desk/journal/journal.repository.js';
import { beginMark } from '../dist/figures/rollup.repository.js';
import { Seal } from '../dist/kernel/seal/seal.js';
import { DEFAULT_STEPS } from '../dist/routing/escalation-policy.js';
import { SCHEMA } from '../dist/schema.js';
import { SqliteStore } from '../dist/store/sqlite/sqlite.js';
import { Table } from '../dist/store/table.js';
import { TokenKeys } from '../dist/word-index/store/token-keys.js';
import { WordIndexWriter } from '../dist/word-index/word-index-writer.js';

const YEARS = 5 * 365 * 24 * 3600 * 1000;
const DAY = 24 * 3600 * 1000;
const IN_A_WRITE = 4096;
const CATEGORIES = ['labour', 'property', 'family', 'neighbour', 'consumer', 'elder_fraud', 'other'];
/** What is said again and again, and what is said seldom: of two characters each, some thousands. */
export const COMMON =
  '物业 漏水 工资 老板 合同 邻居 老人 孩子 房东 租金 押金 欠款 银行 转账 电话 保险 医院 赔偿 调解 派出所 维修 电梯 停车 噪声 装修 垃圾 路灯 围墙 继承 赡养 离婚 抚养 借条 利息 退费 培训 快递 投诉 法院 律师'.split(
    ' ',
  );
const SELDOM = 6000;
/** Words in a text. */
const WORDS = { summary: 9, note: 5 };

/** A small generator of numbers that is the same in every run. */
function chances(state) {
  return () => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function speakers(chance) {
  const seldom = Array.from({ length: SELDOM }, () =>
    String.fromCodePoint(0x4e00 + Math.floor(chance() * 3000), 0x4e00 + Math.floor(chance() * 3000)),
  );
  // The n-th word about as often as n grows: few are said often.
  const word = () =>
    chance() < 0.6
      ? COMMON[Math.floor(chance() ** 2 * COMMON.length)]
      : seldom[Math.floor(chance() ** 3 * SELDOM)];
  return {
    say: (count) => `${Array.from({ length: count }, word).join('')}。`,
    rarest: seldom.slice(-40),
  };
}

/** @returns what the index takes of a call, and words that are said seldom */
export async function seedCalls(path, calls) {
  const store = await SqliteStore.open(path, SCHEMA);
  const seal = Seal.load(`${path}.key`);
  const [{ id: unitId }] = await store.read.rows('select id from unit');
  const communities = (await store.read.rows('select id from community order by id')).map(({ id }) => id);
  const people = async (role) =>
    (await store.read.rows('select id from account where roles like ? order by id', [`%${role}%`])).map(
      ({ id }) => id,
    );
  const [workers, officers] = [await people('worker'), await people('officer')];
  const chance = chances(7);
  const { say, rarest } = speakers(chance);
  const oneOf = (all) => all[Math.floor(chance() * all.length)];
  const now = Date.now();
  const policy = { steps: DEFAULT_STEPS, retrySeconds: 120, heldLimit: 5 };
  const [callTable, factTable] = [new Table(CallRow), new Table(FactRow)];
  const ids = [];
  let [day, ofDay] = ['', 0];
  for (let at = 0; at < calls; at += IN_A_WRITE) {
    const [lines, facts] = [[], []];
    for (let n = at; n < Math.min(calls, at + IN_A_WRITE); n++) {
      const raisedAt = Math.floor(now - YEARS + (n * (YEARS - DAY)) / calls);
      const id = newId({ now: () => raisedAt });
      const name = new Date(raisedAt + 8 * 3600 * 1000).toISOString().slice(0, 10).replaceAll('-', '');
      [day, ofDay] = name === day ? [day, ofDay + 1] : [name, 1];
      const category = oneOf(CATEGORIES);
      lines.push({
        ...EMPTY,
        id,
        unitId,
        communityId: oneOf(communities),
        raisedBy: oneOf(workers),
        clientCallId: id,
        number: `${day}-${String(ofDay).padStart(3, '0')}`,
        category,
        summary: seal.seal(summarySealContext(id), say(WORDS.summary)),
        raisedAt,
        answerBy: raisedAt + 180_000,
        answeredAt: raisedAt + 20_000,
        closeBy: raisedAt + DAY,
        closedAt: raisedAt + 3_600_000,
        // An officer's own calls are some thousands.
        holderId: oneOf(officers),
        policy,
        ringing: newRingBook(raisedAt),
      });
      facts.push({
        callId: id,
        seq: 4,
        at: raisedAt + 3_600_000,
        actorId: null,
        deed: 'closed',
        data: '{}',
        words: seal.seal(factTextSealContext(id, 4), say(WORDS.note)),
      });
      ids.push(id);
    }
    await store.write('bench', async (tx) => {
      await callTable.insert(tx, ...lines);
      await factTable.insert(tx, ...facts);
    });
  }
  await store.write('bench', (tx) => beginMark(tx, unitId, now));
  const before = await bytesOf(store, path);
  const began = performance.now();
  const writer = new WordIndexWriter(store, seal, new TokenKeys(seal));
  for (let at = 0; at < calls; at += IN_A_WRITE) await writer.bring(ids.slice(at, at + IN_A_WRITE), 'past');
  const perCall = {
    microseconds: ((performance.now() - began) * 1000) / calls,
    bytes: ((await bytesOf(store, path)) - before) / calls,
    rows: before / calls,
  };
  await store.close();
  return { perCall, rarest };
}
const EMPTY = {
  version: 4,
  state: 'closed',
  urgency: 'normal',
  outcome: 'resolved',
  solved: true,
  referral: null,
  rating: null,
  messageCount: 0,
  lastMessageAt: null,
  dueAt: null,
  clocks: null,
  drill: null,
  desk: false,
  activityId: null,
  deskPlace: null,
  lateAt: null,
  followUpAt: null,
};

async function bytesOf(store, path) {
  await store.read.rows('select count(*) from unit');
  const [{ page_count: pages }] = await store.read.rows('pragma page_count');
  const [{ page_size: size }] = await store.read.rows('pragma page_size');
  return Math.max(pages * size, statSync(path).size);
}
