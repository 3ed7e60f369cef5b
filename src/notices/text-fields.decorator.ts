/** Names and texts, short ones and few, of which the class does not know the names. */
import { LIMITS } from '../protocol/limits.js';
import { registerDecorator } from 'class-validator';

const MOST = 12;
const isText = (value: unknown) =>
  typeof value === 'string' &&
  value.length <= LIMITS.channelField &&
  value.isWellFormed() &&
  !/[\0\r\n]/.test(value);

export const TextFields = () => (target: object, propertyName: string | symbol) =>
  registerDecorator({
    name: 'textFields',
    target: target.constructor,
    propertyName: String(propertyName),
    options: {},
    validator: {
      validate: (value: unknown) =>
        typeof value === 'object' &&
        value !== null &&
        !Array.isArray(value) &&
        Object.keys(value).length <= MOST &&
        Object.entries(value).every(([name, text]) => name.length <= 40 && isText(text)),
    },
  });
