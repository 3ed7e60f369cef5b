/** Training of a unit's people in a programme: entered once, and their time goes into the ledger in the same write. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { cutAtMidnights } from '../../kernel/time/intervals.js';
import { Directory } from '../../directory/directory.js';
import { serviceRoleOf } from '../../directory/serving-role.js';
import { requireOpenMonths } from '../../ledger/closed-months.query.js';
import { HoursLedgerService } from '../../ledger/hours-ledger.service.js';
import { CHECK_IN_LIMITS } from '../../protocol/service.js';
import { PROGRAMME_LIMITS, type NewTraining, type Programme } from '../../protocol/trends/programmes.js';
import { HOUR } from '../../protocol/time/durations.js';
import { ProgrammeWrites } from './programme-writes.js';
import { findTraining, insertTraining } from './programmes.repository.js';

@Injectable()
export class TrainingService {
  constructor(
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly ledger: HoursLedgerService,
    private readonly writes: ProgrammeWrites,
  ) {}

  /**
   * Back-filled lines of kind `training`, one for each who took part, which somebody else approves; what the ledger
   * holds already counts once. The same id again is the training as it was entered.
   * @throws Refusal `month_closed`, `invalid`, and what ProgrammeWrites says
   */
  enter(actor: Actor, id: string, given: NewTraining & { version?: number }): Promise<Programme> {
    const [from, to] = [Date.parse(given.from), Date.parse(given.to)];
    const people = this.checked(actor, given.people, { from, to });
    const asked = { may: 'train', version: given.version } as const;
    return this.writes.part(
      actor,
      id,
      'training',
      asked,
      async (tx) => {
        const known = await findTraining(tx, given.id);
        if (known && (known.programmeId !== id || known.enteredBy !== actor.id)) refuse('id_in_use');
        if (known) return undefined;
        const days = cutAtMidnights(from, to).map(({ day }) => day);
        await requireOpenMonths(tx, actor.unitId, days);
        let minutes = 0;
        for (const { id: personId, who } of people) {
          const lines = await this.ledger.record(tx, {
            from,
            to,
            personId,
            who,
            unitId: actor.unitId,
            kind: 'training',
            source: 'back_filled',
            flags: [],
            sessionId: null,
            recordedBy: actor.id,
            about: { activity: [...given.title].slice(0, CHECK_IN_LIMITS.activity).join('') },
          });
          minutes += lines.reduce((sum, line) => sum + line.minutes, 0);
        }
        await insertTraining(tx, {
          id: given.id,
          programmeId: id,
          title: given.title,
          fromAt: from,
          toAt: to,
          people: people.map((one) => one.id),
          minutes,
          enteredBy: actor.id,
          enteredAt: this.clock.now(),
        });
        return { data: { trainingId: given.id, people: people.length, minutes } };
      },
      // With everything else that is written of hours.
      `desk:${actor.unitId}`,
    );
  }

  private checked({ unitId }: Actor, ids: readonly string[], { from, to }: { from: number; to: number }) {
    if (to <= from) refuse('invalid', { fields: { to: 'field_ends_before' } });
    if (to > this.clock.now()) refuse('invalid', { fields: { to: 'field_not_yet' } });
    const hours = PROGRAMME_LIMITS.trainingHours;
    if (to - from > hours * HOUR)
      refuse('invalid', { fields: { to: { sentence: 'field_training_long', params: { hours } } } });
    return [...new Set(ids)].map((id) => {
      const person = this.directory.person(id);
      const who = person && serviceRoleOf(person);
      if (person?.unitId !== unitId || !who || person.disabled)
        return refuse('invalid', { fields: { people: 'field_trained' } });
      return { id, who };
    });
  }
}
