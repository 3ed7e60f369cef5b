/** A Redis of the fault's own, that may be killed, stopped and emptied. */
import { Redis } from 'ioredis';
import { freePort } from '../../setup/server.js';
import { pause, until } from '../core/chance.js';
import type { Child } from '../core/children.js';
import type { Lab } from '../core/lab.js';

export class OwnRedis {
  private constructor(
    private readonly lab: Lab,
    readonly port: number,
    public child: Child,
  ) {}

  static async start(lab: Lab): Promise<OwnRedis> {
    const port = await freePort();
    const redis = new OwnRedis(lab, port, run(lab, port));
    await redis.answers();
    return redis;
  }
  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }
  async again(): Promise<void> {
    this.child = run(this.lab, this.port);
    await this.answers();
  }
  async do<T>(work: (redis: Redis) => Promise<T>): Promise<T> {
    const redis = new Redis(this.url, { connectTimeout: 1000, commandTimeout: 2000 });
    redis.on('error', () => undefined);
    try {
      return await work(redis);
    } finally {
      redis.disconnect();
    }
  }
  private async answers(): Promise<void> {
    const asks = () =>
      this.do((redis) => redis.ping()).then(
        () => true,
        () => false,
      );
    await until('Redis answers', asks);
  }
}

const run = (lab: Lab, port: number): Child =>
  lab.children.start(
    'redis',
    'redis-server',
    `--port ${port} --bind 127.0.0.1 --appendonly no --dir ${lab.directory} --save`.split(' ').concat(''),
  );

/** What the nodes say of their Redis. */
async function said(lab: Lab): Promise<string[]> {
  return Promise.all(
    lab.nodes.map(async (node) => {
      const answer = await fetch(`${node.base}/api/health/ready`);
      return ((await answer.json()) as { redis?: string }).redis ?? '';
    }),
  );
}
export const allSay = (lab: Lab, wanted: 'well' | 'lost') =>
  until(`all nodes say that Redis is ${wanted}`, async () => (await said(lab)).every((s) => s === wanted));
/** Whether any says so before the time is over. */
export async function anySays(lab: Lab, wanted: 'lost', milliseconds: number): Promise<boolean> {
  for (const end = performance.now() + milliseconds; performance.now() < end; await pause(100))
    if ((await said(lab)).includes(wanted)) return true;
  return false;
}
