/** Enterprises that somebody may know: staff those of the unit, workers the names of their communities'. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { pageOfList } from '../kernel/page-of-list.js';
import { Seal } from '../kernel/seal/seal.js';
import { Directory } from '../directory/directory.js';
import { filterByName } from '../directory/name-match.js';
import type { Page } from '../protocol/answers.js';
import type { Enterprise, EnterpriseKind, EnterpriseState } from '../protocol/outreach/enterprises.js';
import { Store } from '../store/store.js';
import { enterpriseView } from './enterprise.view.js';
import { findEnterprisesOf } from './enterprises.repository.js';

export interface EnterpriseFilter {
  /** A part of the name, or its pinyin. */
  q?: string;
  communityId?: string;
  kind?: EnterpriseKind;
  /** Active ones where nothing is said. */
  state?: EnterpriseState;
  cursor?: string;
  limit?: number;
}

@Injectable()
export class EnterpriseListQuery {
  constructor(
    private readonly store: Store,
    private readonly directory: Directory,
    private readonly seal: Seal,
  ) {}

  async find(
    actor: Actor,
    { q, communityId, kind, state = 'active', ...paging }: EnterpriseFilter,
  ): Promise<Page<Enterprise>> {
    const isStaff = actor.roles.some((role) => STAFF.includes(role));
    const own = isStaff ? undefined : actor.communityIds;
    const asked = communityId === undefined ? own : [communityId].filter((id) => own?.includes(id) ?? true);
    const rows = await findEnterprisesOf(this.store.read, actor.unitId, { state, kind, communityIds: asked });
    const meant = q ? await filterByName(rows, q, ({ name }) => [name]) : rows;
    const page = pageOfList(meant, paging);
    const { seal, directory } = this;
    const reading = isStaff ? 'masked' : 'names';
    return { ...page, items: page.items.map((row) => enterpriseView({ seal, directory }, row, reading)) };
  }
}

const STAFF: readonly string[] = ['officer', 'coordinator', 'admin'];
