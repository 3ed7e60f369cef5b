/** The answer to a raise: the call, and what was left out of it for being mistyped. */
import type { Actor } from '../../kernel/actor.js';
import type { Raised } from '../../protocol/calls/call-summary.js';
import { Refusal } from '../../kernel/refusal/refusal.js';
import { droppedFieldsOf } from '../../kernel/input/lenient-fields.js';
import { maskForVisibility } from '../../call/call-visibility.js';
import type { Call } from '../../call/call-state.js';
import type { CallViewsService } from '../../desk/views/call-views.service.js';

export function raiseAnswer(
  views: Pick<CallViewsService, 'summary'>,
  actor: Actor,
  { line }: Call,
  payload: object,
): Raised {
  const left = droppedFieldsOf(payload);
  const { fields } = left ? new Refusal('invalid', { fields: left }).body(actor.lang) : {};
  return { ...maskForVisibility(views.summary(line), line, actor), ...(fields && { fields }) };
}
