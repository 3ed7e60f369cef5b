/** With Redis any number of nodes share the channels; without, one node needs nothing. */
import { createAdapter } from '@socket.io/redis-streams-adapter';
import { Redis } from 'ioredis';
import type { Config } from '../config.js';

export async function adapterFor(config: Pick<Config, 'redisUrl'>): Promise<{ adapter: unknown; close(): Promise<void> }> {
  if (!config.redisUrl) return { adapter: undefined, close: async () => undefined };
  const redis = new Redis(config.redisUrl, { lazyConnect: true });
  // Redis carries hints only: without it nothing is lost, pages catch up by their next snapshot.
  redis.on('error', () => undefined);
  await redis.connect().catch(() => undefined);
  return {
    adapter: createAdapter(redis, { streamName: 'yihu', maxLen: 10_000 }),
    close: async () => redis.disconnect(),
  };
}
