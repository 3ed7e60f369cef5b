/** Enterprises that somebody may know: staff those of the unit, workers the names of their communities'. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { pageOfList, type PageRequest } from '../kernel/page-of-list.js';
import { Seal } from '../kernel/seal/seal.js';
import { Directory } from '../directory/directory.js';
import { filterByName } from '../directory/name-match.js';
import type { Page } from '../protocol/answers.js';
import type { EnterpriseKind, EnterpriseState, ListedEnterprise } from '../protocol/outreach/enterprises.js';
import { iso } from '../protocol/time/instant.js';
import { Store } from '../store/store.js';
import { knowsAllEnterprises } from './enterprise-readers.js';
import { enterpriseView } from './enterprise.view.js';
import type { EnterpriseRow } from './enterprises.entity.js';
import { findEnterprisesOf } from './enterprises.repository.js';

export interface EnterpriseFilter {
  /** A part of the name, or its pinyin. */
  q?: string;
  communityId?: string;
  kind?: EnterpriseKind;
  /** Active ones where nothing is said. */
  state?: EnterpriseState;
  /** With problems that are not solved. */
  openProblems?: boolean;
  /** With a check-up or a visit that is arranged, the next one first. */
  arranged?: boolean;
}

/** What those who visit enterprises know of one, which the enterprises themselves know nothing of. */
export interface EnterpriseOutlook {
  openProblems: number;
  /** Milliseconds since 1970. */
  nextAt: number | null;
}
/** By the enterprise's id; one of which there is nothing to tell is not in it. */
export type Outlook = ReadonlyMap<string, EnterpriseOutlook>;
const NOTHING: EnterpriseOutlook = { openProblems: 0, nextAt: null };

@Injectable()
export class EnterpriseListQuery {
  constructor(
    private readonly store: Store,
    private readonly directory: Directory,
    private readonly seal: Seal,
  ) {}

  /** @param outlookOf what is open at the unit's enterprises, for staff */
  async find(
    actor: Actor,
    { cursor, limit, ...filter }: EnterpriseFilter & PageRequest,
    outlookOf: (unitId: string) => Promise<Outlook>,
  ): Promise<Page<ListedEnterprise>> {
    const isStaff = knowsAllEnterprises(actor);
    const outlook = isStaff ? await outlookOf(actor.unitId) : undefined;
    const meant = await this.meant(actor, filter, outlook);
    const known = ({ id }: EnterpriseRow) => outlook?.get(id) ?? NOTHING;
    const page = pageOfList(meant, { ...(cursor && { cursor }), ...(limit && { limit }) });
    const { seal, directory } = this;
    const reading = isStaff ? 'masked' : 'names';
    const listed = (row: EnterpriseRow): ListedEnterprise => {
      const { openProblems: problems, nextAt } = known(row);
      return {
        ...enterpriseView({ seal, directory }, row, reading),
        ...(outlook && { openProblems: problems, ...(nextAt !== null && { nextAt: iso(nextAt) }) }),
      };
    };
    return { ...page, items: page.items.map(listed) };
  }

  /** All of them in their order. @param outlook what staff know of each; without it nothing is known of any */
  async meant(
    actor: Actor,
    { q, communityId, kind, state = 'active', openProblems, arranged }: EnterpriseFilter,
    outlook?: Outlook,
  ): Promise<EnterpriseRow[]> {
    const own = knowsAllEnterprises(actor) ? undefined : actor.communityIds;
    const asked = communityId === undefined ? own : [communityId].filter((id) => own?.includes(id) ?? true);
    const rows = await findEnterprisesOf(this.store.read, actor.unitId, { state, kind, communityIds: asked });
    const known = ({ id }: EnterpriseRow) => outlook?.get(id) ?? NOTHING;
    const open = rows.filter(
      (row) => (!openProblems || known(row).openProblems > 0) && (!arranged || known(row).nextAt !== null),
    );
    const meant = q ? await filterByName(open, q, ({ name }) => [name]) : open;
    if (arranged) meant.sort((a, b) => (known(a).nextAt ?? 0) - (known(b).nextAt ?? 0));
    return meant;
  }
}
