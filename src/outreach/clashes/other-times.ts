/** What besides shifts and activities is arranged with people at a set time: each room above adds what it knows of. */
import { Injectable } from '@nestjs/common';
import type { Interval } from '../../kernel/time/intervals.js';
import type { Lang } from '../../protocol/lang.js';
import type { OtherTime } from './activity-clashes.js';

/** What shares time with the span, of everybody in the unit; said in the reader's language. */
export type OtherTimesSource = (unitId: string, span: Interval, lang: Lang) => Promise<OtherTime[]>;

@Injectable()
export class OtherTimes {
  private readonly sources: OtherTimesSource[] = [];

  /** Asked by each when it is initialised (`onModuleInit`). */
  add(source: OtherTimesSource): void {
    this.sources.push(source);
  }
  of: OtherTimesSource = async (...asked) =>
    (await Promise.all(this.sources.map((source) => source(...asked)))).flat();
}
