/** What facts count for in the metrics: rings that began and ended, and how long people waited. Drills count for nothing. */
import type { RingMeters } from '../../kernel/meters/ring-meters.js';
import { ringsBegun, ringsEnded } from '../../call/fact-effects.js';
import type { CallUpdate } from '../call-update.js';

export function countFacts({ before, after, facts }: CallUpdate, meters: RingMeters): void {
  const { line } = after;
  if (line.drill !== null) return;
  const rungAt = new Map(before?.rings.map((ring) => [ring.id, ring.rungAt]));
  for (const fact of facts) {
    // A walk-in waited for nobody.
    if (fact.deed === 'raised' && !line.desk) meters.callRaised(line.urgency);
    for (const { id } of ringsBegun(fact)) {
      rungAt.set(id, fact.at);
      meters.ringBegun();
    }
    for (const { id, state } of ringsEnded(fact)) {
      meters.ringEnded(state);
      const since = rungAt.get(id);
      if (state === 'accepted' && since !== undefined) meters.ringAccepted((fact.at - since) / 1000);
    }
    if (fact.deed === 'accepted' && before?.line.answeredAt === null)
      meters.callAnswered((fact.at - line.raisedAt) / 1000);
  }
}
