/** The answer to a raise: the call, and what was left out of it for being mistyped. */
import type { Actor } from '../../kernel/actor.js';
import type { Raised } from '../../protocol/shapes.js';
import { Refusal } from '../../kernel/refusal/refusal.js';
import { leftOut } from '../../kernel/input/spared.js';
import { asSeen } from '../../call/sight.js';
import type { Call } from '../../call/state.js';
import type { Views } from '../../desk/views/views.js';

export function raisedAnswer(
  views: Pick<Views, 'summary'>,
  actor: Actor,
  { line }: Call,
  payload: object,
): Raised {
  const left = leftOut(payload);
  const { fields } = left ? new Refusal('invalid', { fields: left }).body(actor.lang) : {};
  return { ...asSeen(views.summary(line), line, actor), ...(fields && { fields }) };
}
