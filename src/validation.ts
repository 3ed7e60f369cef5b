/** The one check of what comes in, for HTTP and the channels: known fields only, each as its class says. */
import { applyDecorators, type Type, ValidationPipe } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { registerDecorator, ValidateIf, validateSync, type ValidationError } from 'class-validator';
import { isValidPhoneNumber } from 'libphonenumber-js/max';
import { Refusal, type RefusalDetails, type Sentence } from './refusal.js';

const OPTIONS = { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true, stopAtFirstError: true } as const;
type Fields = NonNullable<RefusalDetails['fields']>;

const SENTENCES: Record<string, Sentence> = {
  isUuid: 'field_uuid',
  isIn: 'field_choice',
  phone: 'field_phone',
  whitelistValidation: 'field_unknown',
};

const sentenceOf = (error: ValidationError): Fields[string] => {
  if (error.value === undefined || error.value === '') return 'field_required';
  const [constraint] = Object.keys(error.constraints ?? {});
  const max = (error.contexts?.words as { max?: number } | undefined)?.max;
  if (constraint === 'words' && max !== undefined && typeof error.value === 'string' && [...error.value].length > max) {
    return { sentence: 'field_too_long', params: { max } };
  }
  return SENTENCES[constraint ?? ''] ?? 'field_invalid';
};

const fieldsOf = (errors: readonly ValidationError[], path = ''): Fields =>
  Object.assign(
    {},
    ...errors.map((error) => {
      const name = `${path}${error.property}`;
      return error.children?.length && !error.constraints ? fieldsOf(error.children, `${name}.`) : { [name]: sentenceOf(error) };
    }),
  ) as Fields;

const asRefusal = (errors: ValidationError[]) => new Refusal('invalid', { fields: fieldsOf(errors) });

export const validation = () => new ValidationPipe({ ...OPTIONS, transform: true, exceptionFactory: asRefusal });

/** @throws Refusal `invalid` naming each field that is wrong */
export function checked<T extends object>(type: Type<T>, payload: unknown): T {
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) throw new Refusal('invalid');
  const value = plainToInstance(type, payload);
  // A class without fields has nothing to check and class-validator would call it unknown.
  const errors = Object.keys(payload).length || hasRules(type) ? validateSync(value, OPTIONS) : [];
  if (errors.length) throw asRefusal(errors);
  return value;
}
const hasRules = (type: Type<object>) => type.name !== 'NothingDto';

/** May be absent; null is not absence. */
export const Given = () => ValidateIf((_, value) => value !== undefined);

/** A string of at most so many characters, whole characters only and no NUL. */
export const Words = (max: number, min = 0) =>
  applyDecorators((target: object, propertyName: string | symbol) =>
    registerDecorator({
      name: 'words',
      target: target.constructor,
      propertyName: String(propertyName),
      options: { context: { max } },
      validator: {
        validate: (value: unknown) =>
          typeof value === 'string' &&
          value.length <= max * 2 &&
          [...value].length <= max &&
          value.trim().length >= min &&
          value.isWellFormed() &&
          !value.includes('\0'),
      },
    }),
  );

/** Mobiles, landlines with area code, and the short numbers of public services. Empty takes the number away. */
export const Phone = () =>
  applyDecorators((target: object, propertyName: string | symbol) =>
    registerDecorator({
      name: 'phone',
      target: target.constructor,
      propertyName: String(propertyName),
      options: {},
      validator: { validate: (value: unknown) => typeof value === 'string' && (value === '' || isPhone(value)) },
    }),
  );
const isPhone = (text: string) => text.length <= 20 && (/^(1\d{2}|1\d{4}|9\d{4})$/.test(text) || isValidPhoneNumber(text, 'CN'));
