/** A new version comes to one node after the other, behind a proxy that sends each connection anywhere. */
import { TcpProxy } from '../../setup/tcp-proxy.js';
import { has } from '../core/needs.js';
import type { Fault } from '../core/fault.js';
import { OwnRedis } from './own-redis.js';
import { ringsReached } from './rings-reached.js';

/** A page is back within two seconds, and its snapshot has the ring. */
const HEARD_WITHIN = 4000;
const CLOSED_WITHIN = 10_000;

export const rollingRestart: Fault = {
  id: 'F-18',
  name: 'rolling restart',
  does: 'SIGTERM to one node and a start, then to the other, behind a TCP proxy without stickiness, under load.',
  holds:
    'No ring is lost or late, nobody is refused or signed out, and each node ends by itself within 10 s.',
  databases: ['postgres'],
  setup: {
    nodes: 2,
    clients: 'none',
    ground: { steps: [{ ring: 'all', seconds: 8 }], settings: { retrySeconds: 3 } },
    before: async (lab) => (has('redis') ? { REDIS_URL: (await OwnRedis.start(lab)).url } : {}),
  },
  rounds: { sample: 2, whole: 10 },
  async inject(lab, round) {
    if (!lab.clients.length) {
      const proxy = await TcpProxy.to(...lab.nodes.map((n) => n.port));
      lab.onClose(() => proxy.close());
      await lab.startClients([proxy.base]);
    }
    await lab.acknowledges(20);
    const node = lab.nodes[round % 2]!;
    const from = performance.now();
    const ended = await node.stop();
    const took = performance.now() - from;
    if (ended.code === 0 && took < CLOSED_WITHIN + lab.pacemaker.stood()(Date.now() - took, Date.now()))
      lab.hit('ended by SIGTERM');
    else lab.note(`a node ended with ${ended.code ?? ended.signal} after ${took.toFixed(0)} ms`);
    await lab.acknowledges(20);
    await node.start();
  },
  async also(lab) {
    const wrong = await ringsReached(lab, HEARD_WITHIN);
    const refused = lab.lines().filter((l) => l.t === 'refused');
    const final = refused.filter(({ code }) => code !== 'unavailable' && code !== 'conflict');
    lab.note(`${refused.length - final.length} were told to ask again`);
    return [...wrong, ...final.map((l) => `${l.event} ${l.key} was refused: ${l.code}`)];
  },
};
