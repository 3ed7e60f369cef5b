/** Programmes of a unit and of those below it, in the order of the units' names. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { pageOfList, type PageRequest } from '../../kernel/page-of-list.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { Directory } from '../../directory/directory.js';
import { isAbove, treeOf } from '../../directory/units/unit-tree.js';
import type { Page } from '../../protocol/answers.js';
import type { Programme, ProgrammeState, ProgrammeSummary } from '../../protocol/trends/programmes.js';
import { Store, type Queries } from '../../store/store.js';
import { findHelpOfProgrammes } from '../help/help.repository.js';
import { programmeSummary, programmeView, type ProgrammeSources } from './programme.view.js';
import type { ProgrammeRow } from './programmes.entity.js';
import { findPartsOf, findProgramme, findProgrammesOf } from './programmes.repository.js';

export interface ProgrammeFilter extends PageRequest {
  state?: ProgrammeState;
  unitId?: string;
}

@Injectable()
export class ProgrammesQuery {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
  ) {}

  async list(actor: Actor, { state, unitId, ...paging }: ProgrammeFilter): Promise<Page<ProgrammeSummary>> {
    const units = treeOf(this.directory, actor.unitId).map(({ id }) => id);
    const place = new Map(units.map((id, n) => [id, n]));
    const rows = (await findProgrammesOf(this.store.read, units))
      .filter((row) => (!state || row.state === state) && (!unitId || row.unitId === unitId))
      // What was read stays in its order within a unit.
      .sort((a, b) => place.get(a.unitId)! - place.get(b.unitId)!);
    const page = pageOfList(rows, paging);
    const ids = page.items.map(({ id }) => id);
    const [parts, helps] = await Promise.all([
      findPartsOf(this.store.read, ids),
      findHelpOfProgrammes(this.store.read, ids),
    ]);
    const measures = Map.groupBy(parts.measures, (one) => one.programmeId);
    const trainings = Map.groupBy(parts.trainings, (one) => one.programmeId);
    const help = Map.groupBy(helps, (one) => one.programmeId);
    const sources = this.sources(actor);
    return {
      ...page,
      items: page.items.map((row) =>
        programmeSummary(sources, {
          row,
          measures: measures.get(row.id) ?? [],
          trainings: trainings.get(row.id) ?? [],
          helps: help.get(row.id) ?? [],
          notes: [],
        }),
      ),
    };
  }

  /** @throws Refusal `not_found` */
  async one(actor: Actor, id: string): Promise<Programme> {
    return this.whole(this.store.read, actor, await this.seen(this.store.read, actor, id));
  }

  /** Of one's own unit or one below. @throws Refusal `not_found` */
  async seen(from: Queries, actor: Actor, id: string): Promise<ProgrammeRow> {
    const row = await findProgramme(from, id);
    return row && this.sees(actor, row.unitId) ? row : refuse('not_found');
  }
  sees = ({ unitId: own }: Actor, unitId: string): boolean =>
    own === unitId || isAbove(this.directory, own, unitId);

  /** Also within a write, as it is by then. */
  async whole(from: Queries, actor: Actor, row: ProgrammeRow): Promise<Programme> {
    const parts = await findPartsOf(from, [row.id]);
    const helps = await findHelpOfProgrammes(from, [row.id]);
    return programmeView(this.sources(actor), { row, helps, ...parts });
  }
  private sources = (actor: Actor): ProgrammeSources => ({
    directory: this.directory,
    actor,
    now: this.clock.now(),
  });
}
