/**
 * A first password that the hub chooses: sixteen signs in groups of four, to be read aloud or copied by hand. Without
 * vowels it spells nothing, and without l, 1, 0 no sign is taken for another; about 2^76 can be.
 */
import { randomInt } from 'node:crypto';

const SIGNS = 'bcdfghjkmnpqrstvwxz23456789';
const GROUPS = 4;
const EACH = 4;

export const initialPassword = (): string =>
  Array.from({ length: GROUPS }, () =>
    Array.from({ length: EACH }, () => SIGNS[randomInt(SIGNS.length)]).join(''),
  ).join('-');
