/** The answer to a raise: the call, and what was left out of it for being mistyped. */
import type { Actor } from '../people/actor.js';
import type { Raised } from '../protocol/shapes.js';
import { Refusal } from '../refusal.js';
import { leftOut } from '../spared.js';
import { asSeen } from './sight.js';
import type { Call } from './state.js';
import type { Views } from './views.js';

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
