/** The monthly brief: live as long as nobody froze it, and from then on as it was. */
import type { Lang } from '../protocol/lang.js';
import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import type { Actor } from '../kernel/actor.js';
import { AuditService } from '../directory/people/audit.service.js';
import { Directory } from '../directory/directory.js';
import type { Brief } from '../protocol/papers/briefs.js';
import { iso } from '../protocol/time/instant.js';
import { localMonth } from '../protocol/time/local-day.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { Store, type Tx } from '../store/store.js';
import type { BriefRow } from './briefs.entity.js';
import { findLastBrief, insertBrief } from './briefs.repository.js';
import { briefDefinitions } from './brief-definitions.js';
import { BriefFiguresQuery } from './brief-figures.query.js';
import { briefText } from './text/brief-text.js';
import type { BriefFigures } from './text/brief-figures.js';

type Reader = Pick<Actor, 'unitId' | 'lang'>;

@Injectable()
export class BriefsService {
  constructor(
    private readonly store: Store,
    readonly clock: Clock,
    readonly directory: Directory,
    private readonly audit: AuditService,
    private readonly figuresQuery: BriefFiguresQuery,
  ) {}

  /** @throws Refusal `invalid` for a month that has not begun */
  async of({ unitId, lang }: Reader, month: string): Promise<Brief> {
    this.requireBegun(month);
    const kept = await findLastBrief(this.store.read, unitId, month);
    if (kept) return this.shown(kept, lang);
    return this.shown({ figures: await this.taken(unitId, month), madeBy: null, madeAt: null }, lang);
  }

  /**
   * Keeps the figures of a month that is over as they are now. Again, it keeps them anew: what was sent before stays.
   * @throws Refusal `invalid`, `brief_too_early`
   */
  async freeze(actor: Actor, month: string): Promise<Brief> {
    this.requireBegun(month);
    if (month >= localMonth(this.clock.now())) refuse('brief_too_early');
    const figures = await this.taken(actor.unitId, month);
    const row = await this.store.write('brief', async (tx) => {
      await this.audit.write(tx, {
        actorId: actor.id,
        act: 'brief.freeze',
        subject: actor.unitId,
        data: { month },
      });
      return this.keep(tx, actor.unitId, figures, actor.id);
    });
    return this.shown(row, actor.lang);
  }

  /** Figures as they are now, for who keeps them in a write of their own. */
  taken(unitId: string, month: string): Promise<BriefFigures> {
    const name = this.directory.unit(unitId)?.name ?? '';
    return this.figuresQuery.of({ id: unitId, name, month }, this.clock.now());
  }
  async keep(tx: Tx, unitId: string, figures: BriefFigures, madeBy: string | null): Promise<BriefRow> {
    const row = {
      id: newId(this.clock),
      unitId,
      month: figures.month,
      figures,
      madeBy,
      madeAt: this.clock.now(),
    };
    await insertBrief(tx, row);
    return row;
  }

  /** @throws Refusal `invalid` */
  requireBegun(month: string): void {
    if (month > localMonth(this.clock.now())) refuse('invalid', { fields: { month: 'field_invalid' } });
  }

  private shown(
    { figures, madeBy, madeAt }: Pick<BriefRow, 'figures' | 'madeBy'> & { madeAt: number | null },
    lang: Lang,
  ): Brief {
    const { title, sections } = briefText(figures, lang);
    return {
      month: figures.month,
      unit: figures.unit,
      title,
      state: madeAt === null ? 'live' : 'frozen',
      at: iso(madeAt ?? this.clock.now()),
      ...(madeBy !== null && { by: { id: madeBy, name: this.directory.person(madeBy)?.name ?? '' } }),
      sections,
      definitions: briefDefinitions(figures, lang),
    };
  }
}
