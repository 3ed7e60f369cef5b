/** Redis carries hints between the nodes and nothing else: hung, dead, emptied, slow or full, nobody waits for it. */
import { TcpProxy } from '../../setup/tcp-proxy.js';
import type { Fault } from '../core/fault.js';
import type { Lab } from '../core/lab.js';
import { allSay, anySays, OwnRedis } from './own-redis.js';
import { ringsReached } from './rings-reached.js';

const LOST_WITHIN = 15_000;
/** 2 s from the rows, and what a page takes. */
const HEARD_WITHIN = 4000;
let redis: OwnRedis;
let proxy: TcpProxy | undefined;

const fault = (
  own: Pick<Fault, 'name' | 'does' | 'inject' | 'heal' | 'rounds'> & { proxied?: boolean },
): Fault => ({
  id: 'F-12',
  holds:
    'Commands go on, rings on the other node come within 2 s, pages are right, and hints cross again after it.',
  databases: ['postgres'],
  needs: ['redis'],
  setup: {
    nodes: 2,
    ground: { steps: [{ ring: 'all', seconds: 8 }], settings: { retrySeconds: 3 } },
    async before(lab) {
      redis = await OwnRedis.start(lab);
      proxy = own.proxied ? await TcpProxy.to(redis.port) : undefined;
      lab.onClose(() => proxy?.close());
      return { REDIS_URL: proxy ? `redis://127.0.0.1:${proxy.port}` : redis.url };
    },
  },
  ...own,
  async heal(lab, round) {
    await own.heal?.(lab, round);
    await allSay(lab, 'well');
  },
  also: (lab) => ringsReached(lab, HEARD_WITHIN),
});
/** It hit where the nodes noticed. */
async function noticed(lab: Lab, what: string): Promise<void> {
  if (await anySays(lab, 'lost', LOST_WITHIN)) lab.hit(what);
  await lab.acknowledges(20);
}

export const redisHangs = fault({
  name: 'Redis hangs',
  does: 'SIGSTOP to Redis under load, until both nodes have said that hints are lost and 20 deeds more were answered.',
  rounds: { sample: 0, whole: 5 },
  async inject(lab) {
    await lab.pause(lab.chance() * 500);
    redis.child.signal('SIGSTOP');
    await noticed(lab, 'hung');
  },
  heal: async () => redis.child.signal('SIGCONT'),
});

export const redisDies = fault({
  name: 'Redis dies and starts empty',
  does: 'SIGKILL to Redis under load, and an empty one in its place.',
  rounds: { sample: 0, whole: 20 },
  async inject(lab) {
    await lab.pause(lab.chance() * 500);
    await redis.child.kill();
    await noticed(lab, 'killed');
  },
  heal: () => redis.again(),
});

export const redisEmptied = fault({
  name: 'Redis is emptied',
  does: 'FLUSHALL under load, every other time with the ids of its stream ahead of its clock.',
  rounds: { sample: 0, whole: 20 },
  async inject(lab, round) {
    const before = await redis.do((r) => r.exists('yihu'));
    if (round % 2)
      await redis.do((r) => r.xadd('yihu', `${Date.now() + 3_600_000}-0`, 'beat', 'from the future'));
    await redis.do((r) => r.flushall());
    if (before) lab.hit('emptied');
    await lab.acknowledges(20);
  },
});

export const redisSlow = fault({
  name: 'Redis is slow',
  proxied: true,
  does: 'Whatever goes to Redis and back takes three seconds each way.',
  rounds: { sample: 0, whole: 3 },
  async inject(lab) {
    proxy!.set({ delay: 3000 });
    await noticed(lab, 'late');
  },
  heal: async () => proxy!.set({}),
});

export const redisFull = fault({
  name: 'Redis is full',
  does: 'Redis is given less memory than it holds, and refuses what is written.',
  rounds: { sample: 0, whole: 5 },
  async inject(lab) {
    await redis.do((r) => r.config('SET', 'maxmemory', '1'));
    await noticed(lab, 'refused');
  },
  heal: async () => void (await redis.do((r) => r.config('SET', 'maxmemory', '0'))),
});
