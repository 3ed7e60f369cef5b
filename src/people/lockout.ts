/**
 * Against guessing (ASVS 6.3.1). Five wrong answers from one place for one name, and that place waits, longer
 * each time, up to 15 minutes. A place is a device that has signed in before, by its mark, or an address; so an
 * outsider locks out himself and not the officer on duty. Strangers are held back further by how much their
 * address has guessed at, and for seconds by how much everybody has guessed at the name.
 */
import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { CONFIG, type Config } from '../config.js';
import { Refusal } from '../refusal.js';
import { Store, type Queries } from '../store/store.js';
import { Table } from '../store/table.js';
import { SignInFailure } from './people.entities.js';
import { Turns } from './turns.js';

/** Where an answer comes from; `device` where its mark was right. */
export interface From {
  address: string;
  device?: string | undefined;
}
const fromOf = (from: From | string): From => (typeof from === 'string' ? { address: from } : from);
const failures = new Table(SignInFailure);
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const WINDOW = 15 * MINUTE;
const KINDS = {
  place: { free: 5, first: 30_000, longest: 15 * MINUTE },
  address: { free: 50, first: 30_000, longest: 15 * MINUTE },
  name: { free: 50, first: 1000, longest: 10_000 },
} as const;
type Kind = keyof typeof KINDS;
/** An address from which the name signed in counts as known so long. */
const KNOWN = 30 * DAY;
/** Guesses that wait for their turn at one place. */
const MOST_WAITING = 64;

const idOf = (...parts: string[]) => createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
const waitFor = (milliseconds: number) =>
  new Refusal('too_many_requests', { retryAfterSeconds: Math.ceil(milliseconds / 1000) });

@Injectable()
export class Lockout {
  private readonly turns = new Turns();

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Does the check of one answer: `wrong` says which of its refusals was a wrong answer. From one place one
   * after another, so that a thousand guesses at once are not a thousand guesses.
   * @throws Refusal `too_many_requests` while the place has to wait, and whatever the check throws
   */
  async guard<T>(
    username: string,
    from: From,
    check: () => Promise<T>,
    wrong: (refusal: Refusal) => boolean,
  ): Promise<T> {
    if (!this.config.limits) return check();
    return this.turns.take(
      placeOf(username.toLowerCase(), from),
      MOST_WAITING,
      () => waitFor(KINDS.place.first),
      async () => {
        await this.require(username, from);
        try {
          const value = await check();
          await this.succeeded(username, from);
          return value;
        } catch (error) {
          if (error instanceof Refusal && wrong(error)) await this.failed(username, from);
          throw error;
        }
      },
    );
  }

  private async counters(
    queries: Queries,
    username: string,
    given: From | string,
  ): Promise<[Kind, string][]> {
    const name = username.toLowerCase();
    const from = fromOf(given);
    const place: [Kind, string] = ['place', placeOf(name, from)];
    if (
      from.device !== undefined ||
      (await failures.one(queries, 'where id = ? and since > ?', [
        knownOf(name, from),
        this.clock.now() - KNOWN,
      ]))
    )
      return [place];
    return [place, ['address', idOf('address', from.address)], ['name', idOf('name', name)]];
  }

  /** @throws Refusal `too_many_requests` while the place has to wait */
  async require(username: string, from: From | string): Promise<void> {
    if (!this.config.limits) return;
    const now = this.clock.now();
    for (const [, id] of await this.counters(this.store.read, username, from)) {
      const row = await failures.one(this.store.read, 'where id = ?', [id]);
      if (row?.lockedUntil && row.lockedUntil > now) throw waitFor(row.lockedUntil - now);
    }
  }

  async failed(username: string, from: From | string): Promise<void> {
    if (!this.config.limits) return;
    const now = this.clock.now();
    await this.store.write(
      'sign-in-failed',
      async (tx) => {
        for (const [kind, id] of await this.counters(tx, username, from)) {
          const row = await failures.one(tx, 'where id = ?', [id]);
          const last =
            kind === 'place' ? Math.max(row?.since ?? 0, row?.lockedUntil ?? 0) : (row?.since ?? 0);
          const over = last + WINDOW <= now;
          const count = row && !over ? row.count + 1 : 1;
          const { free, first, longest } = KINDS[kind];
          const lockedUntil =
            count < free ? null : now + Math.min(longest, first * 2 ** Math.min(count - free, 10));
          // A place must be quiet for the window; of many people together only what the window holds counts.
          const since = kind === 'place' || !row || over ? now : row.since;
          const changes = { count, since, lockedUntil };
          if (row) await failures.update(tx, changes, 'id = ?', [id]);
          else await failures.insert(tx, { id, ...changes });
        }
      },
      { room: 'sign-in-failed' },
    );
  }

  /** The place's own count is forgotten, and its address is known from now on. */
  async succeeded(username: string, given: From | string): Promise<void> {
    if (!this.config.limits) return;
    const now = this.clock.now();
    const name = username.toLowerCase();
    const from = fromOf(given);
    const place = placeOf(name, from);
    const known = knownOf(name, from);
    const rows = await failures.find(this.store.read, 'where id in (?, ?)', [place, known]);
    const fresh = rows.some((r) => r.id === known && r.since + DAY > now);
    if (fresh && rows.length === 1) return;
    await this.store.write('signed-in', async (tx) => {
      await tx.run('delete from sign_in_failure where id in (?, ?)', [place, known]);
      await tx.run(
        'insert into sign_in_failure (id, count, since, locked_until) values (?, 0, ?, null) on conflict (id) do update set since = excluded.since',
        [known, now],
      );
    });
  }

  /** What no longer counts is not kept; guesses at made-up names would fill the table. */
  async forget(): Promise<void> {
    const now = this.clock.now();
    await this.store.write('sign-in-forget', (tx) =>
      tx.run(
        'delete from sign_in_failure where since < ? or (count > 0 and since < ? and coalesce(locked_until, 0) < ?)',
        [now - KNOWN, now - WINDOW, now - WINDOW],
      ),
    );
  }
}

const placeOf = (name: string, { address, device }: From) =>
  device === undefined ? idOf('place', name, address) : idOf('device', name, device);
const knownOf = (name: string, { address }: From) => idOf('known', name, address);
