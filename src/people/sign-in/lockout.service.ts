/**
 * Against guessing (ASVS 6.3.1). Five wrong answers from one place for one name, and that place waits, longer
 * each time, up to 15 minutes. A place is a device that has signed in before, by its mark, or an address; so an
 * outsider locks out himself and not the officer on duty. Strangers are held back further by how much their
 * address has guessed at, and for seconds by how much everybody has guessed at the name.
 */
import { DAY } from '../../protocol/time/durations.js';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { CONFIG, type Config } from '../../kernel/config.js';
import { Refusal } from '../../kernel/refusal/refusal.js';
import { Store, type Queries } from '../../store/store.js';
import { networkKey } from '../../kernel/network-address.js';
import {
  counterId,
  isExpired,
  FAILURE_KINDS,
  KNOWN_ADDRESS_MILLISECONDS,
  knownAddressId,
  lockedUntil,
  sourceCounterId,
  FAILURE_WINDOW,
  type FailureCounter,
  type AttemptSource,
  type FailureKind,
} from './failed-attempts.js';
import { KeyedLimit, KeyedQueue } from '../../kernel/concurrency.js';
import { userNameKey } from '../user-name.js';
import {
  deleteOldFailures,
  findFailures,
  findPlaceRows,
  insertFailures,
  isAddressKnown,
  markAddressKnown,
  updateFailures,
} from './sign-in-failures.repository.js';

/** When to come back to where others are being checked: milliseconds. */
const SOON = 2000;
/** Guesses that wait for their turn at one place. */
const MOST_WAITING = 64;

const waitFor = (milliseconds: number) =>
  new Refusal('too_many_requests', { retryAfterSeconds: Math.ceil(milliseconds / 1000) });
const tooMany = () => waitFor(SOON);

@Injectable()
export class LockoutService {
  private readonly turns = new KeyedQueue();
  private readonly seats = new KeyedLimit();
  private readonly underWay = new KeyedLimit();

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Does the check of one answer: `wrong` says which of its refusals was a wrong answer. What is under way counts
   * before it is waited for, so that a thousand guesses at once are not a thousand guesses. A place has one answer
   * checked at a time; strangers of one address, or for one name, have no more under way than they may still get wrong.
   * @param check is told whether the place is known: those are served first
   * @throws Refusal `too_many_requests` while the place has to wait, and whatever the check throws
   */
  async guard<T>(
    username: string,
    given: AttemptSource,
    check: (known: boolean) => Promise<T>,
    wrong: (refusal: Refusal) => boolean,
  ): Promise<T> {
    if (!this.config.limits) return check(true);
    const name = userNameKey(username);
    const from = { ...given, address: networkKey(given.address) };
    return this.turns.take(
      sourceCounterId(name, from),
      MOST_WAITING,
      () => waitFor(FAILURE_KINDS.place.first),
      () =>
        this.seated(name, from, async () => {
          const counters = await this.counters(this.store.read, name, from);
          return this.admitted(counters, async () => {
            try {
              const value = await check(counters.length === 1);
              await this.succeeded(name, from);
              return value;
            } catch (error) {
              if (error instanceof Refusal && wrong(error)) await this.failed(name, from);
              throw error;
            }
          });
        }),
    );
  }

  /** No more strangers of one address are looked at together than may guess there at all. */
  private async seated<T>(name: string, from: AttemptSource, work: () => Promise<T>): Promise<T> {
    if (from.device !== undefined) return work();
    const { address } = from;
    if (!this.seats.take(address, FAILURE_KINDS.address.free)) {
      if (await this.isKnown(this.store.read, name, from)) return work();
      throw waitFor(SOON);
    }
    try {
      return await work();
    } finally {
      this.seats.leave(address);
    }
  }

  private async admitted<T>(counters: readonly FailureCounter[], work: () => Promise<T>): Promise<T> {
    const taken: string[] = [];
    try {
      for (const [kind, id] of counters) {
        await this.turns.take(`count:${id}`, Infinity, tooMany, async () => {
          const left = await this.left(kind, id);
          if (!this.underWay.take(id, left)) throw waitFor(SOON);
          taken.push(id);
        });
      }
      return await work();
    } finally {
      // In the same line: who reads the count meanwhile sees this answer in the one or in the other.
      for (const id of taken)
        void this.turns.take(`count:${id}`, Infinity, tooMany, async () => this.underWay.leave(id));
    }
  }

  /** How many wrong answers there may be now. @throws Refusal `too_many_requests` while it waits */
  private async left(kind: FailureKind, id: string): Promise<number> {
    const now = this.clock.now();
    const row = await findFailures(this.store.read, id);
    if (row?.lockedUntil && row.lockedUntil > now) throw waitFor(row.lockedUntil - now);
    const counted = row && !isExpired(kind, row, now) ? row.count : 0;
    return Math.max(1, FAILURE_KINDS[kind].free - counted);
  }

  /** A browser with the name's mark, or an address from which it signed in. */
  private async isKnown(queries: Queries, name: string, from: AttemptSource): Promise<boolean> {
    if (from.device !== undefined) return true;
    const since = this.clock.now() - KNOWN_ADDRESS_MILLISECONDS;
    return isAddressKnown(queries, knownAddressId(name, from), since);
  }

  private async counters(queries: Queries, name: string, from: AttemptSource): Promise<FailureCounter[]> {
    const place: FailureCounter = ['place', sourceCounterId(name, from)];
    if (await this.isKnown(queries, name, from)) return [place];
    return [place, ['address', counterId('address', from.address)], ['name', counterId('name', name)]];
  }

  private async failed(name: string, from: AttemptSource): Promise<void> {
    const now = this.clock.now();
    await this.store.write(
      'sign-in-failed',
      async (tx) => {
        for (const [kind, id] of await this.counters(tx, name, from)) {
          const row = await findFailures(tx, id);
          const over = !row || isExpired(kind, row, now);
          const count = over ? 1 : row.count + 1;
          const since = kind === 'place' || over ? now : row.since;
          const changes = { count, since, lockedUntil: lockedUntil(kind, count, now) };
          if (row) await updateFailures(tx, id, changes);
          else await insertFailures(tx, id, changes);
        }
      },
      { queue: 'sign-in-failed' },
    );
  }

  /** The place's own count is forgotten, and its address is known from now on. */
  private async succeeded(name: string, from: AttemptSource): Promise<void> {
    const now = this.clock.now();
    const place = sourceCounterId(name, from);
    const known = knownAddressId(name, from);
    const rows = await findPlaceRows(this.store.read, place, known);
    const fresh = rows.some((r) => r.id === known && r.since + DAY > now);
    if (fresh && rows.length === 1) return;
    await this.store.write('signed-in', (tx) => markAddressKnown(tx, place, known, now));
  }

  /** What no longer counts is not kept; guesses at made-up names would fill the table. */
  async forget(): Promise<void> {
    const now = this.clock.now();
    await this.store.write('sign-in-forget', (tx) =>
      deleteOldFailures(tx, now - KNOWN_ADDRESS_MILLISECONDS, now - FAILURE_WINDOW),
    );
  }
}
