/** Several things in one line each, as `NameField` takes one. */
import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { registerDecorator } from 'class-validator';
import { cleanName, isMalformed, isVisible } from './typed-text.js';

/** At most `most` of them, none empty, each of at most `max` characters. */
export const NamesField = (max: number, most: number) =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      Array.isArray(value) ? value.map((one) => (typeof one === 'string' ? cleanName(one) : one)) : value,
    ),
    (target: object, propertyName: string | symbol) =>
      registerDecorator({
        name: 'names',
        target: target.constructor,
        propertyName: String(propertyName),
        options: {},
        validator: {
          validate: (value: unknown) =>
            Array.isArray(value) && value.length <= most && value.every((one) => isName(one, max)),
        },
      }),
  );

const isName = (value: unknown, max: number): boolean =>
  typeof value === 'string' && [...value].length <= max && isVisible(value) && !isMalformed(value);
