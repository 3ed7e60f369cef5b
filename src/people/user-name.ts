/**
 * A user name in its one writing: `Officer1`, `officer1 ` and `ｏｆｆｉｃｅｒ１` are the same for making an account, for
 * signing in and for counting wrong answers. Pure.
 */
import { asName } from '../kernel/input/typed.js';

/** As it is kept and shown. */
export const asUserName = (text: string): string => asName(text.normalize('NFKC'));
/** As it is compared. */
export const nameKey = (text: string): string => asUserName(text).toLowerCase();
