/** The answer to a raise: the call, and what was left out of it for being mistyped. */
import type { Actor } from '../people/actor.js';
import type { Raised } from '../protocol/shapes.js';
import { Refusal } from '../refusal.js';
import { leftOut } from '../spared.js';
import type { Call } from './state.js';
import type { Views } from './views.js';

export function raisedAnswer(
  views: Pick<Views, 'summary'>,
  { lang }: Pick<Actor, 'lang'>,
  { line }: Call,
  payload: object,
): Raised {
  const left = leftOut(payload);
  const { fields } = left ? new Refusal('invalid', { fields: left }).body(lang) : {};
  return { ...views.summary(line), ...(fields && { fields }) };
}
