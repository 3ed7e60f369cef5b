/** The one check of what comes in, for HTTP and the channels: known fields only, each as its class says. */
import { LIMITS } from '../../protocol/limits.js';
import { applyDecorators, type ArgumentMetadata, type Type, ValidationPipe } from '@nestjs/common';
import { plainToInstance, Transform } from 'class-transformer';
import {
  getMetadataStorage,
  IsUUID,
  Matches,
  registerDecorator,
  ValidateIf,
  validateSync,
  type ValidationError,
} from 'class-validator';
import { Temporal } from 'temporal-polyfill';
import { isLocalDay } from '../../protocol/time/local-day.js';
import { Refusal, type RefusalDetails, type Sentence } from '../refusal/refusal.js';
import { isPlainObject, misplacedObjects } from './nested-objects.js';
import { dropInvalid, lenientFieldsOf } from './lenient-fields.js';
import { rememberRules } from './remembered-rules.js';
import { isDialable, isPhone } from './phone-format.js';
import { cleanCode, cleanName, cleanText, isMalformed, isVisible } from './typed-text.js';

rememberRules();
const OPTIONS = {
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: true,
  stopAtFirstError: true,
} as const;
type Fields = NonNullable<RefusalDetails['fields']>;

const SENTENCES: Record<string, Sentence> = {
  isUuid: 'field_uuid',
  isIn: 'field_choice',
  phone: 'field_phone',
  whitelistValidation: 'field_unknown',
};

const sentenceOf = (error: ValidationError): Fields[string] => {
  const [constraint] = Object.keys(error.constraints ?? {});
  if (constraint === 'whitelistValidation') return 'field_unknown';
  const { value } = error as { value?: unknown };
  if (value === undefined || value === '') return 'field_required';
  if (constraint === 'words' && typeof value === 'string') {
    if (isMalformed(value)) return 'field_signs';
    if (!isVisible(value)) return 'field_required';
  }
  const max = Number(error.constraints?.words ?? Infinity);
  if (typeof error.value === 'string' && [...error.value].length > max)
    return { sentence: 'field_too_long', params: { max } };
  return SENTENCES[constraint ?? ''] ?? 'field_invalid';
};

const fieldsOf = (errors: readonly ValidationError[], path = ''): Fields =>
  Object.assign(
    {},
    ...errors.map((error) => {
      const name = `${path}${error.property}`;
      return error.children?.length && !error.constraints
        ? fieldsOf(error.children, `${name}.`)
        : { [name]: sentenceOf(error) };
    }),
  ) as Fields;

const asRefusal = (errors: ValidationError[]) => new Refusal('invalid', { fields: fieldsOf(errors) });

class Checks extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    // An id in a path that no database could hold is nobody's.
    if (
      metadata.type === 'param' &&
      typeof value === 'string' &&
      (value.length > 100 || value.includes('\0'))
    )
      throw new Refusal('not_found');
    // What a decorator of ours found out is no input.
    if (metadata.type === 'custom') return value;
    if (metadata.type === 'body' && !isPlainObject(value)) throw new Refusal('invalid');
    if (metadata.type === 'body' && metadata.metatype && this.toValidate(metadata))
      return validatePayload(metadata.metatype as Type<object>, value ?? {});
    const given: unknown = await super.transform(value, metadata);
    const errors = typeof given === 'object' && given !== null ? misplacedObjects(given) : [];
    if (errors.length) throw asRefusal(errors);
    return given;
  }
}
export const validation = () => new Checks({ ...OPTIONS, transform: true, exceptionFactory: asRefusal });

/**
 * What is left out where it is wrong, instead of refusing the whole: `droppedFieldsOf` names it.
 * @throws Refusal `invalid` naming each field that is wrong
 */
export function validatePayload<T extends object>(type: Type<T>, payload: unknown): T {
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload) || !isPlainObject(payload))
    throw new Refusal('invalid');
  const value = plainToInstance(type, payload);
  const ruledOut = hasRules(type) ? validateSync(value, OPTIONS) : Object.keys(payload).map(unknownField);
  const errors = ruledOut.length ? ruledOut : misplacedObjects(value);
  if (!errors.length) return value;
  const spared = lenientFieldsOf(type);
  if (!errors.every(({ property }) => spared.includes(property))) throw asRefusal(errors);
  dropInvalid(value, errors, fieldsOf(errors), (part) => validateSync(part, OPTIONS).length > 0);
  return value;
}

/** A class without fields knows none, and class-validator would call the whole of it unknown. */
const ruled = new Map<Type<object>, boolean>();
const hasRules = (type: Type<object>): boolean => {
  if (!ruled.has(type))
    ruled.set(type, getMetadataStorage().getTargetValidationMetadatas(type, '', true, false).length > 0);
  return ruled.get(type)!;
};
const unknownField = (property: string): ValidationError => ({
  property,
  constraints: { whitelistValidation: '' },
});

/** May be absent; null is not absence. */
export const IfGiven = () => ValidateIf((_, value) => value !== undefined);
/** May be absent, and null takes away what is there. */
export const OrNull = () => ValidateIf((_, value) => value !== undefined && value !== null);

const rule = (name: string, validate: (value: unknown) => boolean, message?: () => string) =>
  applyDecorators((target: object, propertyName: string | symbol) =>
    registerDecorator({
      name,
      target: target.constructor,
      propertyName: String(propertyName),
      options: {},
      validator: { validate, ...(message && { defaultMessage: message }) },
    }),
  );
const typed = (as: (text: string) => string) =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? as(value) : value));
const typedEach = (as: (text: string) => string) =>
  Transform(({ value }: { value: unknown }) =>
    Array.isArray(value) ? value.map((one) => (typeof one === 'string' ? as(one) : one)) : value,
  );
// What is told of the length is made of the message: class-validator drops a context where there is stopAtFirstError.
const words = (max: number, min: number) =>
  rule(
    'words',
    (value) => typeof value === 'string' && fits(value, max, min),
    () => String(max),
  );
const fits = (text: string, max: number, min: number) =>
  text.length <= max * 2 &&
  [...text].length <= max &&
  text.length >= min &&
  (min === 0 || isVisible(text)) &&
  !isMalformed(text);

/** Before a pattern of digits: those of a Chinese keyboard count as well. */
export const HalfWidth = () => typed((text) => cleanText(text.normalize('NFKC')));
/** Text of at most so many characters, as `asTyped` keeps it; where `min` is not 0 something of it is seen. */
export const TextField = (max: number, min = 0) => applyDecorators(typed(cleanText), words(max, min));
/** The same in one line: what people and places are called. */
export const NameField = (max: number, min = 0) => applyDecorators(typed(cleanName), words(max, min));
/** A list of texts, each as TextField keeps it, with something that is seen. */
export const TextsField = (max: number) =>
  applyDecorators(
    typedEach(cleanText),
    rule(
      'words',
      (value) => Array.isArray(value) && value.every((one) => typeof one === 'string' && fits(one, max, 1)),
      () => String(max),
    ),
  );
const isExact = (text: string, max: number) =>
  text.length <= max && text.isWellFormed() && !text.includes('\0');
const exact = (max: number, min: number) =>
  rule(
    'words',
    (value) => typeof value === 'string' && value.length >= min && isExact(value, max),
    () => String(max),
  );
/** A password, kept exactly as it was typed: whole characters only and no NUL. */
export const SecretField = (max: number) => exact(max, 1);
/** What programs say to each other, passed on exactly as it came. */
export const ExactField = (max: number) => exact(max, 0);
/** A one-time code, in full width or in groups too. */
export const OneTimeCodeField = () => applyDecorators(typed(cleanCode), words(LIMITS.oneTimeCode, 1));
/** A PIN, six digits, in full width too. */
export const PinField = () => applyDecorators(typed(cleanCode), Matches(/^\d{6}$/));

const lowerCase = (text: string) => text.toLowerCase();
/** An id that a client made: one UUID however it is spelt. */
export const UuidField = () => applyDecorators(typed(lowerCase), IsUUID());
export const UuidsField = () => applyDecorators(typedEach(lowerCase), IsUUID(undefined, { each: true }));

/** A moment of the four-digit years, with Z or an offset. */
export const InstantField = () => rule('moment', (value) => typeof value === 'string' && isMoment(value));
const isMoment = (text: string) => {
  if (!/^\d{4}-\d\d-\d\dT/.test(text) || text.length > 40) return false;
  try {
    return Number.isFinite(Temporal.Instant.from(text).epochMilliseconds) && !Number.isNaN(Date.parse(text));
  } catch {
    return false;
  }
};

const isKeptDay = (value: unknown) => isLocalDay(value) && /^2[01]/.test(value);
/** A local day of the years that are kept, YYYY-MM-DD. */
export const LocalDayField = () => rule('localDay', isKeptDay);
/** Either of the two. */
export const DayOrInstantField = () =>
  rule('dayOrMoment', (value) => typeof value === 'string' && (isMoment(value) || isKeptDay(value)));

/** Mobiles, landlines with area code, and the short numbers of public services. Empty takes the number away. */
export const PhoneField = () =>
  applyDecorators(
    HalfWidth(),
    rule('phone', (value) => typeof value === 'string' && (value === '' || isPhone(value))),
  );
/** A number that a person calls back, and no machine: with an extension or without its area code too. */
export const CallBackPhoneField = () =>
  applyDecorators(
    HalfWidth(),
    rule('phone', (value) => typeof value === 'string' && (value === '' || isDialable(value))),
  );
