/**
 * How many sockets one account, and one address, may hold on this node: enough for every page of a person and every
 * person of an office behind one exit, and an end for whoever opens them without reading what comes.
 */
import type { EventEmitter } from 'node:events';
import { networkKey } from '../kernel/network-address.js';
import { KeyedLimit } from '../kernel/concurrency.js';

export const MAX_SOCKETS = { account: 50, address: 1000 } as const;

export class SocketLimit {
  private readonly seats = new KeyedLimit();

  /** @param on where the demo is without limits everybody is let in */
  constructor(private readonly on: boolean) {}

  /** False where there are as many already. What ends the connection gives the place back, whichever comes first. */
  enter(kind: keyof typeof MAX_SOCKETS, who: string, ends: readonly [EventEmitter, string][]): boolean {
    if (!this.on || (kind === 'address' && isHere(who))) return true;
    const key = `${kind}:${kind === 'address' ? networkKey(who) : who}`;
    if (!this.seats.take(key, MAX_SOCKETS[kind])) return false;
    let left = false;
    const leave = () => {
      if (!left) this.seats.leave(key);
      left = true;
    };
    for (const [emitter, event] of ends) emitter.once(event, leave);
    return true;
  }
}

/** This machine: a proxy that does not say whom it brings must not shut everybody out. */
const isHere = (address: string) => /^(::ffff:)?127\./.test(address) || address === '::1' || address === '';
