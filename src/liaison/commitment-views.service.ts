/** Promises and visits that are waited for, sealed and as they are shown. */
import { Injectable } from '@nestjs/common';
import { Seal } from '../kernel/seal/seal.js';
import { Directory } from '../directory/directory.js';
import { holderOf } from '../directory/holder.js';
import { iso } from '../protocol/time/instant.js';
import { localDay } from '../protocol/time/local-day.js';
import type { CommunityPromise, WantedVisit } from '../protocol/communities/liaison.js';
import { isLateAt, maskedIn, maskedText } from './commitment-rules.js';
import type { PromiseRow, WantedVisitRow } from './liaison.entity.js';

type Kind = 'liaison_promise' | 'visit_wanted' | 'visit';
type Field = 'text' | 'name' | 'reason' | 'words';
/** Categories that may be shown, by call. */
export type ShownCategories = ReadonlyMap<string, string>;

@Injectable()
export class CommitmentViews {
  constructor(
    private readonly seal: Seal,
    private readonly directory: Directory,
  ) {}

  /** null where there is nothing to keep. */
  sealed(kind: Kind, id: string, field: Field, text: string | undefined): string | null {
    return text?.trim() ? this.seal.seal(placeOf(kind, id, field), text.trim()) : null;
  }
  /** '' where nothing was said, undefined where it cannot be opened. */
  opened(kind: Kind, id: string, field: Field, sealed: string | null): string | undefined {
    return sealed === null ? '' : this.seal.tryOpen(placeOf(kind, id, field), sealed);
  }

  promise(row: PromiseRow, categories: ShownCategories, now: number): CommunityPromise {
    return {
      ...this.common('liaison_promise', row, categories),
      late: row.state === 'open' && isLateAt(row, now),
      dueAt: iso(row.dueAt),
      wholeDay: row.wholeDay,
      promisedBy: holderOf(this.directory, row.promisedBy),
      promisedAt: iso(row.promisedAt),
      ...(row.stage !== null && { stage: row.stage }),
    };
  }

  wanted(row: WantedVisitRow, categories: ShownCategories, now: number): WantedVisit {
    return {
      ...this.common('visit_wanted', row, categories),
      late: row.state === 'open' && row.byDay < localDay(now),
      byDay: row.byDay,
      askedBy: holderOf(this.directory, row.askedBy),
      askedAt: iso(row.askedAt),
    };
  }

  private common(
    kind: 'liaison_promise' | 'visit_wanted',
    row: PromiseRow | WantedVisitRow,
    categories: ShownCategories,
  ) {
    const { id, communityId, callId } = row;
    const text = this.opened(kind, id, 'text', row.text);
    const name = this.opened(kind, id, 'name', row.name);
    const reason = this.opened(kind, id, 'reason', row.reason);
    // A name that cannot be read cannot be masked either.
    const readable = text !== undefined && name !== undefined;
    const category = categories.get(callId ?? '');
    return {
      id,
      community: { id: communityId, name: this.directory.community(communityId)?.name ?? '' },
      text: readable ? maskedText(text, name) : '',
      state: row.state,
      ...(callId !== null && { callId }),
      ...(category !== undefined && { category }),
      ...(row.endedAt !== null && { endedAt: iso(row.endedAt) }),
      ...(row.endedBy !== null && { endedBy: holderOf(this.directory, row.endedBy) }),
      ...(reason && { reason: readable ? maskedIn(reason, name) : '' }),
      ...((!readable || reason === undefined) && { broken: true as const }),
    };
  }
}

const placeOf = (kind: Kind, id: string, field: Field) => `${kind}.${field}:${id}`;
