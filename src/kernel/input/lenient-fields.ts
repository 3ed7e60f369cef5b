/** What is left out of a payload where it is mistyped, instead of refusing the whole: some things matter more than their form. */
import type { ValidationError } from 'class-validator';
import type { RefusalDetails } from '../refusal/refusal.js';

type Fields = NonNullable<RefusalDetails['fields']>;
const SPARED = Symbol('spared');
const left = new WeakMap<object, Fields>();

/** Of this class these fields never cost the rest. */
export const Lenient =
  (...fields: string[]): ClassDecorator =>
  (target) =>
    Reflect.defineMetadata(SPARED, fields, target);
export const lenientFieldsOf = (type: object): readonly string[] =>
  (Reflect.getMetadata(SPARED, type) as readonly string[] | undefined) ?? [];

/** What was left out of a checked payload and why, as a refusal would name it; undefined where nothing was. */
export const droppedFieldsOf = (value: object): Fields | undefined => left.get(value);

/**
 * Of a thing with parts only the wrong parts go, unless it cannot be without them.
 * @param isWrong whether what is left of such a thing is still none
 */
export function dropInvalid(
  value: object,
  errors: readonly ValidationError[],
  fields: Fields,
  isWrong: (part: object) => boolean,
): void {
  const all = value as Record<string, unknown>;
  for (const { property, constraints, children } of errors) {
    const parts = constraints ? [] : (children ?? []);
    const whole = all[property] as Record<string, unknown>;
    for (const part of parts) delete whole[part.property];
    if (!parts.length || isWrong(whole)) delete all[property];
  }
  left.set(value, fields);
}
