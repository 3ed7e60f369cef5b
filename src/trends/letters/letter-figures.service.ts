/** The figures of a letter: copied from the trend when it is drafted, and never read again. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import type { Lang } from '../../protocol/lang.js';
import { iso } from '../../protocol/time/instant.js';
import { reliefDefinitions } from '../relief/relief-definitions.js';
import { ReliefTrendQuery } from '../relief/relief-trend.query.js';
import type { FrozenFigures } from './letters.entity.js';

@Injectable()
export class LetterFiguresService {
  constructor(
    private readonly trend: ReliefTrendQuery,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `letter_no_base`, `letter_below_floor`: nothing can be judged by it; `invalid` for the year */
  async freeze(actor: Actor, unitId: string, year: number): Promise<FrozenFigures> {
    const { items, pooled, floor } = await this.trend.ofYear(actor, year);
    const { unit, granted, base, rate, belowFloor, leads, handedOver, source } =
      items.find((one) => one.unit.id === unitId) ?? refuse('not_found');
    const named = { unit: unit.name, year };
    if (granted === null || !base) return refuse('letter_no_base', { params: named });
    if (belowFloor || rate === null)
      return refuse('letter_below_floor', { params: { ...named, base, floor } });
    const words = (lang: Lang) => {
      const said = reliefDefinitions(lang, floor);
      return [said.granted, said.base, said.rate, said.pooled, said.floor];
    };
    return {
      year,
      granted,
      base,
      rate,
      pooled,
      leads,
      handedOver,
      source: source ?? '',
      floor,
      takenAt: iso(this.clock.now()),
      definitions: { zh: words('zh'), en: words('en') },
    };
  }
}
