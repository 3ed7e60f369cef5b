/**
 * How many sockets one account, and one address, may hold on this node: enough for every page of a person and every
 * person of an office behind one exit, and an end for whoever opens them without reading what comes.
 */
import { networkKey } from '../kernel/network-address.js';
import { KeyedLimit } from '../kernel/concurrency.js';

export const MAX_SOCKETS = { account: 50, address: 1000 } as const;

export class SocketLimit {
  private readonly seats = new KeyedLimit();

  /** @param on where the demo is without limits everybody is let in */
  constructor(private readonly on: boolean) {}

  /** False where there are as many already. Whoever was let in gives the place back, once. */
  enter(kind: Kind, who: string): boolean {
    return !this.counts(kind, who) || this.seats.take(keyOf(kind, who), MAX_SOCKETS[kind]);
  }
  leave(kind: Kind, who: string): void {
    if (this.counts(kind, who)) this.seats.leave(keyOf(kind, who));
  }

  private counts = (kind: Kind, who: string): boolean => this.on && !(kind === 'address' && isHere(who));
}

type Kind = keyof typeof MAX_SOCKETS;
const keyOf = (kind: Kind, who: string): string => `${kind}:${kind === 'address' ? networkKey(who) : who}`;

/** This machine: a proxy that does not say whom it brings must not shut everybody out. */
const isHere = (address: string) => /^(::ffff:)?127\./.test(address) || address === '::1' || address === '';
