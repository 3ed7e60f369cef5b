/** Letters of a unit and of those below it, the newest first. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { pageOfList, type PageRequest } from '../../kernel/page-of-list.js';
import { Directory } from '../../directory/directory.js';
import { treeOf } from '../../directory/units/unit-tree.js';
import type { Named, Page } from '../../protocol/answers.js';
import type { Letter, LetterState, LetterSummary } from '../../protocol/trends/letters.js';
import { Store, type Queries } from '../../store/store.js';
import { findProgramme } from '../programmes/programmes.repository.js';
import { LetterAccessService } from './letter-access.service.js';
import { letterSummary, letterView, type LetterSources } from './letter.view.js';
import type { LetterRow } from './letters.entity.js';
import { findLettersOf } from './letters.repository.js';

export interface LetterFilter extends PageRequest {
  state?: LetterState;
}

@Injectable()
export class LettersQuery {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly access: LetterAccessService,
  ) {}

  async list(actor: Actor, { state, ...paging }: LetterFilter): Promise<Page<LetterSummary>> {
    const units = treeOf(this.directory, actor.unitId).map(({ id }) => id);
    const rows = (await findLettersOf(this.store.read, units)).filter(
      (row) => (!state || row.state === state) && this.access.sees(actor, row),
    );
    const page = pageOfList(rows, paging);
    return { ...page, items: page.items.map((row) => letterSummary(this.sources(actor), row)) };
  }

  /** The units below, in the order of their names: to whom a letter may go. */
  recipients({ unitId }: Actor): Named[] {
    return treeOf(this.directory, unitId)
      .filter(({ id }) => id !== unitId)
      .map(({ id, name }) => ({ id, name }));
  }

  /** @throws Refusal `not_found` */
  async one(actor: Actor, id: string): Promise<Letter> {
    return this.whole(this.store.read, actor, await this.access.seen(this.store.read, actor, id));
  }

  /** Also within a write, as it is by then. */
  async whole(from: Queries, actor: Actor, row: LetterRow): Promise<Letter> {
    const programme = row.programmeId === null ? undefined : await findProgramme(from, row.programmeId);
    return letterView(this.sources(actor), row, programme?.state);
  }
  private sources = (actor: Actor): LetterSources => ({
    directory: this.directory,
    access: this.access,
    actor,
    now: this.clock.now(),
  });
}
