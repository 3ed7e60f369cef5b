/**
 * Objects within an object, each where its class says: class-validator walks into a list within a list, and into a list
 * where one object is meant, finds nothing to check there, and lets both pass. Pure.
 */
import { getMetadataStorage, type ValidationError } from 'class-validator';

/** No class here nests deeper, and whatever walks a payload must not run out of stack. */
const MOST_LEVELS = 8;
export const isPlainObject = (value: unknown, levels = MOST_LEVELS): boolean =>
  typeof value !== 'object' ||
  value === null ||
  // class-transformer would call what stands there.
  (!Object.hasOwn(value, 'constructor') &&
    levels > 0 &&
    Object.values(value).every((v) => isPlainObject(v, levels - 1)));

const known = new Map<unknown, readonly { name: string; list: boolean }[]>();
/** The fields of a class that hold objects with rules of their own. */
function fieldsOf(type: { prototype: object }) {
  let fields = known.get(type);
  if (!fields) {
    const rules = getMetadataStorage().getTargetValidationMetadatas(type as never, '', true, false);
    const names = new Set(rules.filter((r) => r.type === 'nestedValidation').map((r) => r.propertyName));
    fields = [...names].map((name) => ({
      name,
      list: Reflect.getMetadata('design:type', type.prototype, name) === Array,
    }));
    known.set(type, fields);
  }
  return fields;
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What stands where an object is meant and is none, of a value that the class's own rules have passed. */
export const misplacedObjects = (value: object): ValidationError[] =>
  fieldsOf(value.constructor as never).flatMap(({ name, list }): ValidationError[] => {
    const held = (value as Record<string, unknown>)[name];
    if (held === undefined || held === null) return [];
    const items = list && Array.isArray(held) ? (held as unknown[]) : [held];
    if (!items.every(isObject)) return [{ property: name, value: held, constraints: { nested: '' } }];
    return items.flatMap((item, i) =>
      misplacedObjects(item).map((error) => ({ property: list ? `${name}.${i}` : name, children: [error] })),
    );
  });
