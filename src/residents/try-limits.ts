/**
 * How often a wrong code may be tried: from one address (of IPv6 also from the many of one site), for one number, and over all. From an address that has got too
 * many wrong nothing more is looked at. What others got wrong, for a number or over all, holds back only who has got
 * something wrong as well: whoever comes with the right code is let in, as long as all can be looked at. Nobody
 * guesses 60 bits; this keeps them from trying, and the hub from the work. Pure: the instant is given.
 */
import { DAY, MINUTE } from '../protocol/time/durations.js';

interface Span {
  points: number;
  milliseconds: number;
}
/** Kept at most: who was counted longest ago is forgotten first. */
const MOST_KEPT = 50_000;

/** Counts from the first on for a span of time, then anew. */
class Counter {
  private readonly kept = new Map<string, { count: number; until: number }>();

  constructor(
    private readonly span: Span,
    private readonly most = MOST_KEPT,
  ) {}

  /** Milliseconds until there may be another; 0 where there may be one now. */
  wait(key: string, now: number): number {
    const found = this.kept.get(key);
    return found && found.until > now && found.count >= this.span.points ? found.until - now : 0;
  }
  /** Milliseconds until nothing is counted. */
  clearIn(key: string, now: number): number {
    const found = this.kept.get(key);
    return found && found.until > now && found.count > 0 ? found.until - now : 0;
  }
  add(key: string, now: number): void {
    const found = this.kept.get(key);
    if (found && found.until > now) {
      found.count += 1;
      return;
    }
    this.kept.delete(key);
    for (const [first] of this.kept) {
      if (this.kept.size < this.most) break;
      this.kept.delete(first);
    }
    this.kept.set(key, { count: 1, until: now + this.span.milliseconds });
  }
  takeBack(key: string): void {
    const found = this.kept.get(key);
    if (found) found.count -= 1;
  }
}

export interface Try {
  /** Of a place on the network. */
  network: string;
  number: string;
  /** The keyed hash of what was tried. */
  hash: string;
}

const ALL = '';

export class TryLimits {
  private readonly ofNetwork = [
    new Counter({ points: 20, milliseconds: 15 * MINUTE }),
    new Counter({ points: 100, milliseconds: DAY }),
  ];
  /** Whoever is given many places at once, as IPv6 is, is one all the same. */
  private readonly ofSite = new Counter({ points: 300, milliseconds: 15 * MINUTE });
  private readonly ofNumber = new Counter({ points: 30, milliseconds: 15 * MINUTE });
  private readonly ofAll = new Counter({ points: 600, milliseconds: MINUTE });
  /** So many and no more are looked at, whoever tries. */
  private readonly most = new Counter({ points: 6000, milliseconds: MINUTE });
  private readonly counted = new WeakSet<Try>();
  /** What was right from there is not guessed. */
  private readonly right = new Counter({ points: Infinity, milliseconds: DAY });

  /**
   * Counts a try before it is looked at, so that a thousand at once are not a thousand guesses.
   * @returns milliseconds after which to come back; 0: it is looked at, and `settle` says how it ended
   */
  begin(one: Try, now: number): number {
    const [soon, day] = this.ofNetwork as [Counter, Counter];
    if (this.isKnown(one, now)) return 0;
    const site = siteOf(one.network);
    const own = Math.max(
      this.ofSite.wait(site, now),
      ...this.ofNetwork.map((counter) => counter.wait(one.network, now)),
    );
    if (own) return own;
    const crowded = Math.max(this.ofNumber.wait(one.number, now), this.ofAll.wait(ALL, now));
    // Who has got nothing wrong has one try, whatever others did.
    const again = crowded && soon.clearIn(one.network, now);
    if (again) return Math.min(again, crowded);
    const full = this.most.wait(ALL, now);
    if (full) return full;
    for (const counter of [soon, day]) counter.add(one.network, now);
    this.counted.add(one);
    this.ofSite.add(site, now);
    this.ofNumber.add(one.number, now);
    this.ofAll.add(ALL, now);
    this.most.add(ALL, now);
    return 0;
  }

  settle(one: Try, isRight: boolean, now: number): void {
    // Of two right ones at once both were counted.
    if (!isRight || !this.counted.delete(one)) return;
    for (const counter of this.ofNetwork) counter.takeBack(one.network);
    this.ofSite.takeBack(siteOf(one.network));
    this.ofNumber.takeBack(one.number);
    this.ofAll.takeBack(ALL);
    this.most.takeBack(ALL);
    this.right.add(knownKey(one), now);
  }

  private isKnown = (one: Try, now: number): boolean => this.right.clearIn(knownKey(one), now) > 0;
}

/** The /48 around a /64; any other place is its own. */
const siteOf = (network: string): string => network.replace(/^((?:[\da-f]+:){3})[\da-f]+::\/64$/, '$1:/48');
const knownKey = ({ network, hash }: Try) => `${network} ${hash}`;

/** Words that one slip may add: few an hour, more a day. */
export class WordLimits {
  private readonly counters = [
    new Counter({ points: 5, milliseconds: 60 * MINUTE }),
    new Counter({ points: 20, milliseconds: DAY }),
  ];

  /** @returns milliseconds after which to come back; 0: it is counted */
  take(callId: string, now: number): number {
    const wait = Math.max(...this.counters.map((counter) => counter.wait(callId, now)));
    if (!wait) for (const counter of this.counters) counter.add(callId, now);
    return wait;
  }
}
