/** The stream between the nodes: what is old is not told, an emptied stream is read anew, and silence is noticed. */
import { EventEmitter } from 'node:events';
import type { Redis } from 'ioredis';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { RedisStream } from '../../../src/realtime/redis-stream.js';
import { PushedClock } from '../../../src/kernel/clock.js';
import { HintLink } from '../../../src/realtime/hint-link.js';

type Entry = [id: string, fields: string[]];
/** What a Redis keeps of one stream; its ids are its own affair. */
class FakeRedis extends EventEmitter {
  status = 'ready';
  renewed = 0;
  entries: Entry[] = [];
  asked: string[] = [];
  nextId = 1000;
  hangs = false;
  xadd = async (...args: (string | number)[]) => {
    if (this.hangs) return new Promise<string>(() => undefined);
    const id = `${this.nextId++}-0`;
    this.entries.push([id, args.slice(args.indexOf('*') + 1).map(String)]);
    return id;
  };
  publish = async () => 0;
  xread: (...args: (string | number)[]) => Promise<unknown> = async () => null;
  disconnect = () => void (this.renewed += 1);
  call = async (command: string, ...args: (string | number)[]) => {
    if (this.hangs) return new Promise(() => undefined);
    if (command === 'XREVRANGE') return this.entries.slice(-1);
    const from = Number(String(args.at(-1)).split('-')[0]);
    this.asked.push(String(args.at(-1)));
    const found = this.entries.filter(([id]) => Number(id.split('-')[0]) > from);
    return found.length ? [['yihu', found]] : null;
  };
}

let clock: PushedClock;
let redis: FakeRedis;
let hints: HintLink;
let said: string[];
beforeEach(() => {
  clock = new PushedClock(1_000_000);
  redis = new FakeRedis();
  said = [];
  const log = { warn: () => void said.push('lost'), info: () => void said.push('well') };
  hints = new HintLink({ redisUrl: 'redis://127.0.0.1:1' }, clock, log as never);
});
const open = () => {
  const stream = new RedisStream(redis as unknown as Redis, clock, hints);
  stream.readBy(redis as unknown as Redis);
  return stream;
};
/** As the library reads: from where it was, or from the end at first. */
const read = async (from: string): Promise<Entry[]> => {
  const found = (await redis.xread('BLOCK', 1, 'COUNT', 100, 'STREAMS', 'yihu', from)) as
    | [string, Entry[]][]
    | null;
  return found?.[0]?.[1] ?? [];
};
const tell = (text: string) => redis.xadd('yihu', 'MAXLEN', '~', 10, '*', 'nsp', text);

describe('what is read', () => {
  test('is fresh: an entry that was sent long ago keeps its place and loses what it says', async () => {
    const stream = open();
    await tell('/old');
    await clock.push(2500);
    await tell('/new');
    const told = await read('0-0');
    expect(told.map(([id]) => id)).toEqual(redis.entries.map(([id]) => id));
    expect(told.flatMap(([, fields]) => fields).filter((field) => field.startsWith('/'))).toEqual(['/new']);
    expect(hints.lostSince).toBe(clock.now());
    stream.close();
  });

  test('begins at the end, and not at what was said before', async () => {
    const stream = open();
    await tell('/before');
    expect(await read('$')).toEqual([]);
    await tell('/after');
    expect((await read('$')).flatMap(([, fields]) => fields)).toContain('/after');
    stream.close();
  });

  test('goes on where the stream was emptied and its new ids stand before the last one', async () => {
    const stream = open();
    redis.nextId = 9_000_000;
    await tell('/ahead');
    expect(await read('9000000-0')).toEqual([]);
    redis.entries = [];
    redis.nextId = 2000;
    // Empty: it waits at the beginning of what will come.
    expect(await read('9000000-0')).toEqual([]);
    await tell('/again');
    expect((await read('9000000-0')).flatMap(([, fields]) => fields)).toContain('/again');
    stream.close();
  });
});

describe('a node hears its own beats', () => {
  test('which come back: all is well', async () => {
    const stream = open();
    let from = '0-0';
    for (let i = 0; i < 10; i++) {
      await clock.push(1000);
      from = (await read(from)).at(-1)![0];
    }
    expect([hints.lostSince, hints.roundTrip, redis.renewed]).toEqual([undefined, 0, 0]);
    stream.close();
  });

  test('and where they do not, says so, makes its link anew, and is well some seconds after they do', async () => {
    const stream = open();
    redis.hangs = true;
    await clock.push(4000);
    expect([hints.lostSince !== undefined, said]).toEqual([true, ['lost']]);
    await clock.push(3000);
    expect(redis.renewed).toBe(1);
    redis.hangs = false;
    let from = '0-0';
    for (let i = 0; i < 3; i++) {
      await clock.push(1000);
      from = (await read(from)).at(-1)![0];
    }
    expect(said).toEqual(['lost']);
    for (let i = 0; i < 2; i++) {
      await clock.push(1000);
      from = (await read(from)).at(-1)![0];
    }
    expect([hints.lostSince, said]).toEqual([undefined, ['lost', 'well']]);
    stream.close();
  });
});
