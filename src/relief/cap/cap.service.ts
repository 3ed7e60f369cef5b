/** The cap for a unit: by the wage that counts for it and as many months as it has set. It computes and decides nothing. */
import { Injectable } from '@nestjs/common';
import { Directory } from '../../directory/directory.js';
import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import type { CapAnswer, CapQuestion, WageLine, WageTable } from '../../protocol/relief/cap.js';
import { localDay } from '../../protocol/time/local-day.js';
import { provinceOf } from '../../protocol/vocabulary/provinces.js';
import type { Queries } from '../../store/store.js';
import { judgeCap, refuseUnknownWage, requireWithinCap, type CapRequest } from './cap.js';
import { WagesQuery } from './wages.query.js';

/** The local year before that instant: whose wage counts. */
const yearBefore = (at: number): number => Number(localDay(at).slice(0, 4)) - 1;

@Injectable()
export class CapService {
  constructor(
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly wages: WagesQuery,
  ) {}

  async table({ unitId }: Pick<Actor, 'unitId'>): Promise<WageTable> {
    const province = this.provinceOf(unitId);
    return {
      items: await this.wages.of(unitId),
      months: this.monthsOf(unitId),
      ...(province && { province }),
      year: yearBefore(this.clock.now()),
    };
  }

  /** @throws Refusal `invalid`; `conflict` where no wage is known, and for a second grant */
  async answer(
    { unitId }: Pick<Actor, 'unitId'>,
    { province, year, ...request }: CapQuestion,
  ): Promise<CapAnswer> {
    const wage = (await this.wages.one(unitId, province, year)) ?? refuseUnknownWage(province, year);
    return this.answered(unitId, wage, request, judgeCap);
  }

  /**
   * For whoever notes a grant: by the wage of the unit's own province in the year before `at`.
   * @throws Refusal as `answer`, and `relief_above_cap` where it is above the cap without its approval
   */
  async requireWithin(unitId: string, at: number, request: CapRequest, from?: Queries): Promise<CapAnswer> {
    const province = this.provinceOf(unitId) ?? '';
    const year = yearBefore(at);
    const wage = (await this.wages.one(unitId, province, year, from)) ?? refuseUnknownWage(province, year);
    return this.answered(unitId, wage, request, requireWithinCap);
  }

  private answered(unitId: string, wage: WageLine, request: CapRequest, judge: typeof judgeCap): CapAnswer {
    const months = this.monthsOf(unitId);
    return { ...judge({ monthlyFen: wage.monthlyFen, months }, request), months, wage };
  }
  private provinceOf = (unitId: string) => provinceOf(this.directory.unit(unitId)?.code ?? '');
  private monthsOf = (unitId: string): number => this.directory.settings(unitId).relief.capMonths;
}
