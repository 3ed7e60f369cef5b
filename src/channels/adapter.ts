/**
 * With Redis any number of nodes share the channels; without, one node needs nothing. Redis carries hints
 * only: pages here are told at once and whether or not it can be reached, those elsewhere catch up by their
 * next snapshot.
 */
import { createAdapter } from '@socket.io/redis-streams-adapter';
import { Redis, type RedisOptions } from 'ioredis';
import type { Config } from '../config.js';

const CONNECT_MILLISECONDS = 2000;
const ANSWER_MILLISECONDS = 2000;
type Namespace = Parameters<ReturnType<typeof createAdapter>>[0];
interface Publishing {
  doPublish(message: unknown): Promise<string>;
  close(): void;
}

export async function adapterFor(
  config: Pick<Config, 'redisUrl'>,
): Promise<{ adapter: unknown; close(): Promise<void> }> {
  const url = config.redisUrl;
  if (!url) return { adapter: undefined, close: async () => undefined };
  const clients: Redis[] = [];
  const client = (options: RedisOptions): Redis => {
    const made = new Redis(url, { connectTimeout: CONNECT_MILLISECONDS, ...options });
    made.on('error', () => undefined);
    clients.push(made);
    return made;
  };
  // What could not be sent is not sent later: a ring that comes after its end would be a lie.
  const publisher = client({
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: ANSWER_MILLISECONDS,
  });
  // Readers wait for as long as it takes: a refusal at once would make the library ask again without a pause.
  publisher.duplicate = () => client({ maxRetriesPerRequest: null });
  await new Promise<void>((resolve) => {
    publisher.once('ready', resolve);
    publisher.once('close', () => resolve());
  });

  const make = createAdapter(publisher, { streamName: 'yihu', maxLen: 10_000 });
  const adapters: Publishing[] = [];
  // Socket.IO calls it with `new`.
  function adapter(namespace: Namespace) {
    const made = make(namespace) as unknown as Publishing;
    const publish = made.doPublish.bind(made);
    // The library tells its own sockets after Redis has answered, and not at all where it does not.
    made.doPublish = (message) => {
      void publish(message).catch(() => undefined);
      return Promise.resolve('');
    };
    adapters.push(made);
    return made;
  }
  return {
    adapter,
    close: async () => {
      for (const made of adapters) made.close();
      for (const made of clients) made.disconnect();
    },
  };
}
