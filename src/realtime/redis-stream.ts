/**
 * The stream between the nodes, made honest: each entry says when it was sent and is dropped once that is long ago,
 * each node hears its own beat come back through Redis, and a stream that was emptied is read from its new beginning.
 */
import type { Redis } from 'ioredis';
import type { Clock, Timer } from '../kernel/clock.js';
import type { HintLink } from './hint-link.js';

export const STREAM = 'yihu';
const MOST = 10_000;
export const HEARTBEAT_MILLISECONDS = 1000;
/** A hint older than this is over: a ring that comes after its end would be a lie. */
const STALE = 2000;
/** No beat that was sent later than this ago has come back: hints do not cross. */
const SILENT = 2500;
/** A link that answers nothing for so long is made anew. */
const GIVE_UP = 5000;
/** How long one reading may take, beyond what it waits for new entries. */
const READING = 3000;
const BLOCK = 1000;

type Entry = [id: string, fields: string[]];
type Read = [name: string, entries: Entry[]][] | null;

const fieldOf = (fields: readonly string[], name: string) => {
  const at = fields.findIndex((field, i) => i % 2 === 0 && field === name);
  return at < 0 ? undefined : fields[at + 1];
};
const isBefore = (a: string, b: string) => {
  const [aTime = 0, aNumber = 0] = a.split('-').map(Number);
  const [bTime = 0, bNumber = 0] = b.split('-').map(Number);
  return aTime < bTime || (aTime === bTime && aNumber < bNumber);
};

export class RedisStream {
  private readonly beats: Timer;
  private readonly name = crypto.randomUUID();
  /** When the last beat that came back was sent. */
  private cameBack: number;
  private renewedAt: number;
  private closed = false;

  constructor(
    private readonly publisher: Redis,
    private readonly clock: Clock,
    private readonly hints: HintLink,
  ) {
    this.cameBack = this.renewedAt = clock.now();
    const add = publisher.xadd.bind(publisher) as (...args: (string | number)[]) => Promise<string | null>;
    publisher.xadd = ((...args: (string | number)[]) =>
      add(...args.flat(), 'at', this.clock.now())) as Redis['xadd'];
    // The library asks other nodes without minding whether it could.
    const publish = publisher.publish.bind(publisher);
    publisher.publish = ((channel: string, message: string) =>
      publish(channel, message).catch(() => 0)) as Redis['publish'];
    this.beats = clock.every(HEARTBEAT_MILLISECONDS, () => this.beat());
    this.beat();
  }

  close(): void {
    this.closed = true;
    this.beats.cancel();
  }

  private beat(): void {
    const now = this.clock.now();
    if (now - this.cameBack > SILENT) this.hints.trouble('unanswered');
    if (now - Math.max(this.cameBack, this.renewedAt) > GIVE_UP) {
      this.renewedAt = now;
      renewClient(this.publisher);
    }
    void (this.publisher.xadd as (...args: (string | number)[]) => Promise<unknown>)(
      STREAM,
      'MAXLEN',
      '~',
      MOST,
      '*',
      'beat',
      this.name,
    ).catch(() => undefined);
  }

  /** The library reads by `xread` of this client; it is given what is still worth hearing. */
  readBy(reader: Redis): void {
    /** Where the library asks from one place, read from the other: it knows nothing of emptied streams. */
    let instead: { of: string; from: string } | undefined;
    const xread = async (...args: (string | number)[]): Promise<Read> => {
      const asked = String(args.at(-1));
      while (reader.status !== 'ready') {
        if (this.closed || reader.status === 'end') throw new Error('closed');
        await this.pause(HEARTBEAT_MILLISECONDS / 4);
      }
      if (asked === '$' && instead?.of !== '$') instead = { of: '$', from: await this.last(reader) };
      const from = instead?.of === asked ? instead.from : asked;
      const read = (await this.inTime(
        reader,
        reader.call('XREAD', 'BLOCK', BLOCK, 'COUNT', 100, 'STREAMS', STREAM, from),
      )) as Read;
      if (read) return read.map(([name, entries]) => [name, entries.map((entry) => this.hear(entry))]);
      // Nothing came. Where the newest entry stands before the place, the stream is another one.
      const last = await this.last(reader);
      if (isBefore(last, from)) instead = { of: asked, from: last };
      return null;
    };
    // The library asks again at once: a refusal must not make it spin.
    reader.xread = ((...args: (string | number)[]) =>
      xread(...args).catch(async (error: unknown) => {
        await this.pause(HEARTBEAT_MILLISECONDS / 4);
        throw error;
      })) as unknown as Redis['xread'];
  }

  private async last(reader: Redis): Promise<string> {
    const asked = reader.call('XREVRANGE', STREAM, '+', '-', 'COUNT', 1);
    const [newest] = (await this.inTime(reader, asked)) as Entry[];
    return newest?.[0] ?? '0-0';
  }

  /** An entry that is over keeps its id, so that the reading goes on behind it, and loses what it says. */
  private hear([id, fields]: Entry): Entry {
    const now = this.clock.now();
    const sentAt = Number(fieldOf(fields, 'at') ?? now);
    const isLate = now - sentAt > STALE;
    if (fieldOf(fields, 'beat') === this.name) {
      this.cameBack = Math.max(this.cameBack, sentAt);
      if (!isLate) this.hints.cameBack(now - sentAt);
    }
    if (!isLate) return [id, fields];
    this.hints.trouble('late');
    return [id, []];
  }

  private async inTime<T>(reader: Redis, work: Promise<T>): Promise<T> {
    let timer: Timer | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = this.clock.at(this.clock.now() + READING, () => {
        renewClient(reader);
        reject(new Error('Redis does not answer'));
      });
    });
    try {
      return await Promise.race([work, late]);
    } finally {
      timer?.cancel();
    }
  }

  private pause = (milliseconds: number) =>
    new Promise<void>((next) => this.clock.at(this.clock.now() + milliseconds, () => next()));
}

/** A link that is there and says nothing would otherwise be waited for until the network gives it up. */
export function renewClient(client: Redis): void {
  if (client.status === 'ready' || client.status === 'connect') client.disconnect(true);
}
