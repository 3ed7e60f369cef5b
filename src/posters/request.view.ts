/** What was left at a poster, as its reader may see it. */
import { Injectable } from '@nestjs/common';
import { isAnonymousDevice } from '../call/call-visibility.js';
import { Directory } from '../directory/directory.js';
import { holderOf } from '../directory/holder.js';
import type { Actor } from '../kernel/actor.js';
import { maskPhone } from '../kernel/mask.js';
import { Seal } from '../kernel/seal/seal.js';
import type { PosterRequest } from '../protocol/residents/posters.js';
import { iso } from '../protocol/time/instant.js';
import { Store } from '../store/store.js';
import { numbersOfCalls } from './numbers-of-calls.query.js';
import type { PosterRequestRow } from './posters.entity.js';

export const requestSealContext = (field: 'words' | 'phone' | 'note', id: string): string =>
  `poster_request.${field}:${id}`;

@Injectable()
export class RequestViews {
  constructor(
    private readonly store: Store,
    private readonly directory: Directory,
    private readonly seal: Seal,
  ) {}

  async all(actor: Actor, rows: readonly PosterRequestRow[]): Promise<PosterRequest[]> {
    const calls = await numbersOfCalls(
      this.store.read,
      rows.flatMap(({ callId }) => callId ?? []),
    );
    return rows.map((row) => this.shown(actor, row, calls.get(row.callId ?? '')));
  }
  async one(actor: Actor, row: PosterRequestRow): Promise<PosterRequest> {
    return (await this.all(actor, [row]))[0]!;
  }

  /** What is said of it to nobody in particular who stands at a shared device: that it waits. */
  private shown(actor: Actor, row: PosterRequestRow, callNumber: string | undefined): PosterRequest {
    const { id, number, communityId, state, atDesk, remindedAt, settledBy, settledAt, reason, callId } = row;
    const state0 = {
      id,
      number,
      community: { id: communityId, name: this.directory.community(communityId)?.name ?? '' },
      leftAt: iso(row.leftAt),
      lateAt: iso(row.lateAt),
      state,
    };
    if (isAnonymousDevice(actor)) return { ...state0, shows: 'state' };
    const [words, phone, note] = (['words', 'phone', 'note'] as const).map((field) => this.open(row, field));
    const masked = actor.device?.locked === true && phone !== undefined;
    return {
      ...state0,
      ...(words !== undefined && { words }),
      ...(phone !== undefined && { phone: masked ? maskPhone(phone) : phone }),
      ...(masked && { masked }),
      atDesk,
      ...(remindedAt !== null && { remindedAt: iso(remindedAt) }),
      ...(settledBy !== null && { settledBy: holderOf(this.directory, settledBy) }),
      ...(settledAt !== null && { settledAt: iso(settledAt) }),
      ...(reason !== null && { reason }),
      ...(note !== undefined && { note }),
      ...(callId !== null && { callId }),
      ...(callNumber !== undefined && { callNumber }),
    };
  }

  /** Undefined where there is nothing, or it cannot be read. */
  open(row: PosterRequestRow, field: 'words' | 'phone' | 'note'): string | undefined {
    const sealed = row[field];
    return sealed === null ? undefined : this.seal.tryOpen(requestSealContext(field, row.id), sealed);
  }
}
