/**
 * With Redis any number of nodes share the channels; without, one node needs nothing. Redis carries hints
 * only: pages here are told at once and whether or not it can be reached, those elsewhere are told from the
 * rows by their own node.
 */
import { Redis, type RedisOptions } from 'ioredis';
import type { Clock } from '../kernel/clock.js';
import type { Config } from '../kernel/config.js';
import type { HintLink } from './hint-link.js';
import { RedisStream, STREAM } from './redis-stream.js';
import type { Told } from './told.js';

const CONNECT_MILLISECONDS = 2000;
const ANSWER_MILLISECONDS = 2000;
type CreateAdapter = (typeof import('@socket.io/redis-streams-adapter'))['createAdapter'];
type Namespace = Parameters<ReturnType<CreateAdapter>>[0];
/** What another node tells its own pages, as it comes here. */
interface Heard {
  nsp: string;
  data?: { packet?: { data?: [event: string, payload: unknown] } };
}
interface Publishing {
  doPublish(message: unknown): Promise<string>;
  onMessage(message: Heard, offset?: string): void;
  close(): void;
}

export async function redisAdapterFor(
  config: Pick<Config, 'redisUrl'>,
  clock: Clock,
  hints: HintLink,
  told: Told,
): Promise<{ adapter: unknown; close(): Promise<void> }> {
  const url = config.redisUrl;
  if (!url) return { adapter: undefined, close: async () => undefined };
  // Not with a hub of one node: it starts sooner.
  const { createAdapter } = await import('@socket.io/redis-streams-adapter');
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
  publisher.duplicate = () => {
    const reader = client({ maxRetriesPerRequest: null });
    stream.readBy(reader);
    return reader;
  };
  // One that hangs takes the connection and says nothing: the hub opens all the same.
  await new Promise<void>((resolve) => {
    const timer = clock.at(clock.now() + CONNECT_MILLISECONDS, resolve);
    const open = () => (timer.cancel(), resolve());
    publisher.once('ready', open);
    publisher.once('close', open);
  });
  const stream = new RedisStream(publisher, clock, hints);

  const make = createAdapter(publisher, { streamName: STREAM, maxLen: 10_000 });
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
    const hear = made.onMessage.bind(made);
    made.onMessage = (message, offset) => {
      const said = message.nsp === '/coordination' ? message.data?.packet?.data : undefined;
      if (said) told.hear(...said);
      hear(message, offset);
    };
    adapters.push(made);
    return made;
  }
  return {
    adapter,
    close: async () => {
      stream.close();
      for (const made of adapters) made.close();
      for (const made of clients) made.disconnect();
    },
  };
}
