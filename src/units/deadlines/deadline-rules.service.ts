/** Reading and changing how long what may take in a unit. */
import { Injectable } from '@nestjs/common';
import type { DeadlineRule, DeadlineRulesView } from '../../protocol/administration.js';
import { exceedsCalendar } from '../../calendar/deadline-arithmetic.js';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import type { Actor } from '../../kernel/actor.js';
import {
  DirectoryChangesService,
  versionTagOf,
  requireCurrent,
} from '../../directory/directory-changes.service.js';
import { Directory } from '../../directory/directory.js';
import { CLOCK_KINDS, URGENCIES } from '../../protocol/codes.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { defaultLimit, ruleErrors } from '../../deadline/deadline-limits.js';
import { findDeadlineRulesOf, replaceDeadlineRules } from './deadline-rules.repository.js';

const plainly = ({ clock, urgency, category, amount, unit }: DeadlineRule): DeadlineRule => ({
  clock,
  urgency,
  category,
  amount,
  unit,
});
/** In one order, so that equal rules read equal. */
const inOrder = (rules: readonly DeadlineRule[]) =>
  rules.map(plainly).sort((a, b) => {
    const place = (r: DeadlineRule) => CLOCK_KINDS.indexOf(r.clock) * 10 + URGENCIES.indexOf(r.urgency);
    return place(a) - place(b) || ((a.category ?? '') < (b.category ?? '') ? -1 : 1);
  });

@Injectable()
export class DeadlineRulesService {
  constructor(
    private readonly changes: DirectoryChangesService,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  shown = ({ unitId }: Actor): DeadlineRulesView => this.of(unitId, this.directory.deadlineRules(unitId));

  private of(unitId: string, kept: readonly DeadlineRule[]): DeadlineRulesView {
    const settings = this.directory.settings(unitId);
    const rules = inOrder(kept);
    return {
      rules,
      plain: CLOCK_KINDS.flatMap((clock) =>
        URGENCIES.map((urgency) => ({ clock, urgency, ...defaultLimit(settings, clock, urgency) })),
      ),
      warnPercent: settings.warnPercent,
      tag: versionTagOf(rules),
    };
  }

  /** Counts for calls raised from now on, and for those whose urgency or category changes. */
  async change(
    actor: Actor,
    given: readonly DeadlineRule[],
    tag: string | undefined,
  ): Promise<DeadlineRulesView> {
    const { unitId } = actor;
    const fields = ruleErrors(
      given,
      (code) => this.directory.hasCategory(unitId, code),
      (limit) => exceedsCalendar(this.directory.calendars.of(unitId), limit, this.clock.now()),
    );
    if (fields) refuse('invalid', { fields });
    const rules = inOrder(given);
    return this.changes.make(actor, 'deadlines.change', async (tx) => {
      const now = inOrder(await findDeadlineRulesOf(tx, unitId));
      if (versionTagOf(now) === versionTagOf(rules)) return { value: this.of(unitId, now) };
      requireCurrent(tag, now);
      await replaceDeadlineRules(
        tx,
        unitId,
        rules.map((rule) => ({ id: newId(this.clock), unitId, ...rule })),
      );
      return { value: this.of(unitId, rules), subject: unitId, data: { from: now, to: rules } };
    });
  }
}
