/** Liaison postings (派驻副书记): one officer for one community, from an instant until another. */
import { Injectable } from '@nestjs/common';
import type { PostingView } from '../protocol/administration.js';
import { iso } from '../protocol/time/instant.js';
import { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import type { Actor } from '../kernel/actor.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { Store, type Queries } from '../store/store.js';
import {
  DirectoryChangesService,
  versionTagOf,
  requireCurrent,
} from '../directory/directory-changes.service.js';
import { Directory } from '../directory/directory.js';
import type { LiaisonRow } from '../directory/places.entity.js';
import {
  countOpenPromises,
  findLiaison,
  findLiaisonsOfCommunity,
  findLiaisonsOfUnit,
  insertLiaison,
  moveLiaisonEnd,
} from './liaisons.repository.js';

export interface NewPosting {
  officerId: string;
  communityId: string;
  startsAt: number;
  endsAt: number | null;
}

@Injectable()
export class LiaisonsService {
  constructor(
    private readonly store: Store,
    private readonly changes: DirectoryChangesService,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  /** Newest first, the ended ones too. */
  async list(unitId: string): Promise<PostingView[]> {
    const open = await countOpenPromises(this.store.read, unitId);
    return (await findLiaisonsOfUnit(this.store.read, unitId)).map((row) => this.shown(row, open));
  }

  async post(actor: Actor, posting: NewPosting): Promise<PostingView> {
    const { officerId, communityId, startsAt, endsAt } = posting;
    const officer = this.directory.person(officerId);
    if (officer?.unitId !== actor.unitId || !officer.roles.includes('officer') || officer.disabled)
      refuse('not_found');
    if (this.directory.community(communityId)?.unitId !== actor.unitId) refuse('not_found');
    if (endsAt !== null && endsAt <= startsAt) refuse('invalid', { fields: { endsAt: 'field_ends_before' } });
    return this.changes.make(actor, 'liaison.post', async (tx) => {
      const open = await countOpenPromises(tx, actor.unitId);
      const clash = await overlapping(tx, posting);
      const same = clash.find(
        (l) => l.officerId === officerId && l.startsAt === startsAt && l.endsAt === endsAt,
      );
      if (same) return { value: this.shown(same, open) };
      if (clash.length) refuse('postings_overlap');
      const row: LiaisonRow = { id: newId(this.clock), officerId, communityId, startsAt, endsAt };
      await insertLiaison(tx, row);
      return {
        value: this.shown(row, open),
        subject: row.id,
        data: { officerId, communityId, startsAt, endsAt },
      };
    });
  }

  /** Ends a posting, or moves its end. */
  end(actor: Actor, id: string, endsAt: number | null, tag?: string): Promise<PostingView> {
    return this.changes.make(actor, 'liaison.end', async (tx) => {
      const now = await findLiaison(tx, id);
      if (!now || this.directory.community(now.communityId)?.unitId !== actor.unitId)
        return refuse('not_found');
      const open = await countOpenPromises(tx, actor.unitId);
      if (now.endsAt === endsAt) return { value: this.shown(now, open) };
      requireCurrent(tag, now);
      if (endsAt !== null && endsAt <= now.startsAt)
        refuse('invalid', { fields: { endsAt: 'field_ends_before' } });
      const then = { ...now, endsAt };
      if ((await overlapping(tx, then)).some((l) => l.id !== id)) refuse('postings_overlap');
      if (!(await moveLiaisonEnd(tx, now, endsAt))) refuse('stale');
      return { value: this.shown(then, open), subject: id, data: { from: now.endsAt, to: endsAt } };
    });
  }

  private shown(row: LiaisonRow, open: ReadonlyMap<string, number>): PostingView {
    const officer = this.directory.person(row.officerId);
    return {
      id: row.id,
      officer: {
        id: row.officerId,
        name: officer?.name ?? '',
        ...(officer?.title && { title: officer.title }),
      },
      community: { id: row.communityId, name: this.directory.community(row.communityId)?.name ?? '' },
      startsAt: iso(row.startsAt),
      endsAt: row.endsAt === null ? null : iso(row.endsAt),
      tag: versionTagOf(row),
      openPromises: open.get(row.communityId) ?? 0,
    };
  }
}

async function overlapping(
  from: Queries,
  { communityId, startsAt, endsAt }: NewPosting,
): Promise<LiaisonRow[]> {
  const known = await findLiaisonsOfCommunity(from, communityId);
  return known.filter(
    (l) => (endsAt === null || l.startsAt < endsAt) && (l.endsAt === null || startsAt < l.endsAt),
  );
}
