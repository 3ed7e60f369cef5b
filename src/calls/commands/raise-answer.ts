/** The answer to a raise: the call, and what was left out of it for being mistyped. */
import type { Actor } from '../../kernel/actor.js';
import type { Raised } from '../../protocol/calls/call-summary.js';
import { Refusal } from '../../kernel/refusal/refusal.js';
import { droppedFieldsOf } from '../../kernel/input/lenient-fields.js';
import { maskForVisibility } from '../../call/call-visibility.js';
import type { Call } from '../../call/call-state.js';
import type { CallViewsService } from '../../desk/views/call-views.service.js';

export function raiseAnswer(
  views: Pick<CallViewsService, 'summary' | 'forOfficer' | 'withoutWords'>,
  actor: Actor,
  { line }: Call,
  payload: object,
): Raised {
  const left = droppedFieldsOf(payload);
  const { fields } = left ? new Refusal('invalid', { fields: left }).body(actor.lang) : {};
  const summary = views.summary(line);
  return { ...(line.desk ? atDesk() : maskForVisibility(summary, line, actor)), ...(fields && { fields }) };

  /** To the officer who took it: as to any who holds a call, or held it once. */
  function atDesk() {
    return line.holderId === actor.id ? views.forOfficer(summary, line) : views.withoutWords(summary, line);
  }
}
