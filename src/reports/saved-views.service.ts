/** Saved views: a page of figures with its question, under a name, one's own. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import type { Actor } from '../kernel/actor.js';
import type { SavedView } from '../protocol/reports.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { Store } from '../store/store.js';
import type { ReportViewRow } from '../figures/figures.entity.js';
import {
  deleteSavedView,
  insertSavedView,
  listSavedViews,
  updateSavedViewPath,
} from './saved-views.repository.js';

const MOST = 50;
/** A page of figures of this hub, and no way out of it. */
const PATH = /^\/(reports|hours)(\/[\w/-]*)?(\?[^#\s\\]*)?$/;
const shown = ({ id, name, path }: ReportViewRow): SavedView => ({ id, name, path });

@Injectable()
export class SavedViewsService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  async list({ id }: Actor): Promise<SavedView[]> {
    return (await listSavedViews(this.store.read, id)).map(shown);
  }

  /**
   * Under a name that is there already it replaces what stood there.
   * @throws Refusal `invalid`; `conflict` beyond fifty
   */
  save({ id: personId }: Actor, given: { name: string; path: string }): Promise<SavedView> {
    const { path } = given;
    const name = given.name.trim();
    if (!PATH.test(path)) refuse('invalid', { fields: { path: 'field_invalid' } });
    return this.store.write(
      'report-view',
      async (tx) => {
        const mine = await listSavedViews(tx, personId);
        const same = mine.find((row) => row.name === name);
        if (same) {
          if (same.path !== path) await updateSavedViewPath(tx, same.id, path);
          return shown({ ...same, path });
        }
        if (mine.length >= MOST) refuse('too_many_kept', { params: { max: MOST } });
        const row = { id: newId(this.clock), personId, name, path, createdAt: this.clock.now() };
        await insertSavedView(tx, row);
        return shown(row);
      },
      { queue: `views:${personId}` },
    );
  }

  /** @throws Refusal `not_found`, also where it is somebody else's */
  async remove({ id: personId }: Actor, id: string): Promise<void> {
    const gone = await this.store.write('report-view-gone', (tx) => deleteSavedView(tx, id, personId));
    if (!gone) refuse('not_found');
  }
}
