/** The figures of a letter: copied from the trend when it is drafted, and never read again. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { inLang, type Lang, type Word } from '../../protocol/lang.js';
import type { ReliefDefinition } from '../../protocol/trends/relief.js';
import { iso } from '../../protocol/time/instant.js';
import { reliefDefinitions } from '../relief/relief-definitions.js';
import { ReliefTrendQuery } from '../relief/relief-trend.query.js';
import type { FrozenFigures } from './letters.entity.js';

/** Which of the definitions stand in a letter, each with its name. */
const DEFINED: readonly (readonly [ReliefDefinition, Word])[] = [
  ['granted', ['救助案件', 'Granted']],
  ['base', ['基数', 'Base']],
  ['rate', ['救助率', 'Relief rate']],
  ['pooled', ['合并救助率', 'Pooled rate']],
  ['floor', ['样本不足', 'Too small a sample']],
  ['leads', ['线索', 'Leads']],
  ['handedOver', ['移交', 'Handed over']],
];

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
      return DEFINED.map(([key, name]) => `${inLang(name, lang)}${lang === 'zh' ? '：' : ': '}${said[key]}`);
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
