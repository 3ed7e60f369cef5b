/**
 * A user name in its one writing: `Officer1`, `officer1 ` and `ｏｆｆｉｃｅｒ１` are the same for making an account, for
 * signing in and for counting wrong answers. Pure.
 */
import { cleanName } from '../kernel/input/typed-text.js';

/** As it is kept and shown. */
export const normaliseUserName = (text: string): string => cleanName(text.normalize('NFKC'));
/** As it is compared. */
export const userNameKey = (text: string): string => normaliseUserName(text).toLowerCase();
