/** A community's month with its liaison officer: visits, calls, promises, and one sentence of them. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { toldCount } from '../figures/told-count.js';
import { Directory } from '../directory/directory.js';
import { MEASURE_CONDITIONS } from '../figures/call-measures.js';
import type { LiaisonMonth } from '../protocol/communities/liaison.js';
import { localMonth, monthSpan } from '../protocol/time/local-day.js';
import { Store } from '../store/store.js';
import { countPromises } from './commitment-rules.js';
import { requireKnown } from './liaison-roles.js';
import { promisesOpenIn } from './liaison.repository.js';
import { monthSentence } from './month-sentence.js';
import { visitsToCommunity } from './visits/visit-minutes.query.js';

const COUNTED = (['raised', 'closed', 'solved'] as const)
  .map(
    (measure) => `coalesce(sum(case when ${MEASURE_CONDITIONS[measure]} then 1 else 0 end), 0) as ${measure}`,
  )
  .join(', ');

@Injectable()
export class LiaisonMonthQuery {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
  ) {}

  /**
   * Of the calls raised in the month how many are closed and solved by now.
   * @throws Refusal `not_found`, `not_posted`, `forbidden`
   */
  async month(actor: Actor, communityId: string, asked: string | undefined): Promise<LiaisonMonth> {
    const now = this.clock.now();
    requireKnown(this.directory, actor, communityId, now);
    const month = asked ?? localMonth(now);
    const span = monthSpan(month);
    const { read } = this.store;
    const promises = await promisesOpenIn(read, communityId, span);
    const figures = {
      ...(await visitsToCommunity(read, communityId, month)),
      calls: await this.calls(communityId, span),
      promises: countPromises(promises, span, now),
    };
    return {
      community: { id: communityId, name: this.directory.community(communityId)?.name ?? '' },
      ...figures,
      sentence: monthSentence(figures, actor.lang),
    };
  }

  private async calls(
    communityId: string,
    { from, to }: { from: number; to: number },
  ): Promise<LiaisonMonth['calls']> {
    const [row] = await this.store.long.rows<Record<keyof LiaisonMonth['calls'], number>>(
      `select ${COUNTED} from call where community_id = ? and raised_at >= ? and raised_at < ? and drill is null`,
      [communityId, from, to],
    );
    const of = (measure: keyof LiaisonMonth['calls']) => toldCount(Number(row![measure]));
    return { raised: of('raised'), closed: of('closed'), solved: of('solved') };
  }
}
