import { Injectable } from '@nestjs/common';
import { openStates } from '../../call/open-states.sql.js';
import { waitsForAnswerSql } from '../../figures/overdue-calls.query.js';
import { Store } from '../../store/store.js';

export interface CurrentLoad {
  /** Open calls by state, drills left out. */
  open: ReadonlyMap<string, number>;
  /** Nobody is rung for them, or their rings go on past the time to answer. */
  waiting: number;
  officersOnDuty: number;
  /** Calls whose next command of the clock is more than 2 s late. */
  overdue: number;
}
const LATE_MILLISECONDS = 2000;

/** What the hub has to do at an instant, as an operator watches it. */
@Injectable()
export class CurrentLoadQuery {
  constructor(private readonly store: Store) {}

  async at(now: number): Promise<CurrentLoad> {
    const states = await this.store.read.rows<{ state: string; n: number }>(
      `select state, count(*) as n from call where ${openStates} and drill is null group by state`,
    );
    return {
      open: new Map(states.map(({ state, n }) => [state, Number(n)])),
      waiting: await this.count(
        `select count(*) as n from call where ${openStates} and ${waitsForAnswerSql(now)}`,
      ),
      officersOnDuty: await this.count('select count(*) as n from duty where since is not null'),
      overdue: await this.count('select count(*) as n from call where due_at < ?', now - LATE_MILLISECONDS),
    };
  }

  private async count(sql: string, ...params: number[]): Promise<number> {
    const [row] = await this.store.read.rows<{ n: number }>(sql, params);
    return Number(row!.n);
  }
}
