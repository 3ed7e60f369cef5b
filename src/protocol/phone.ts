/** Telephone numbers as people write them: with an extension, or local without their area code; and how they are dialled. Pure. */
export interface SplitPhone {
  main: string;
  /** Digits only. */
  extension?: string;
}

const SAID = /^(.*\d)\s*(?:转接|转分机|转|分机|;ext=|ext\.?|x|#|,)\s*(\d{1,6})$/i;
/** Behind a whole landline a dash stands before an extension: 024-23841234-802, 23841234-802. */
const DASHED = /^((?:\(?0\d{2,3}\)?[\s-]?)?[2-8]\d{6,7})\s*-\s*(\d{1,6})$/;
const LOCAL = /^[2-8]\d{2,3}[\s-]?\d{4}$/;

export function splitPhone(text: string): SplitPhone {
  const [, main, extension] = SAID.exec(text) ?? (LOCAL.test(text) ? [] : (DASHED.exec(text) ?? []));
  return main !== undefined && extension !== undefined
    ? { main: main.trim(), extension }
    : { main: text.trim() };
}

/** A landline of 7 or 8 digits without its area code. */
export const isLocal = (main: string): boolean => LOCAL.test(main);

/** `024` of 024-23456789; undefined where it does not begin with one. */
export const areaCodeOf = (phone: string): string | undefined =>
  /^\(?(0(?:10|2\d|[3-9]\d\d))/.exec(phone.trim())?.[1];

/**
 * What follows `tel:`: digits, and behind a pause the extension.
 * @param near a number of the same town: a local number is dialled with its area code, since a mobile needs it
 */
export function dialled(phone: string, near = ''): string {
  const { main, extension } = splitPhone(phone);
  const area = isLocal(main) ? (areaCodeOf(near) ?? '') : '';
  const digits = main.replace(/(?!^\+)\D/g, '');
  return `${area}${digits}${extension === undefined ? '' : `,${extension}`}`;
}

/** A Chinese number as people write it: 024-23450111, 138 0013 8000; any other as it stands. */
export const sayPhone = (phone: string): string => {
  const national = phone.replace(/^\+86/, '').replace(/[\s-]/g, '');
  if (/^1\d{10}$/.test(national))
    return `${national.slice(0, 3)} ${national.slice(3, 7)} ${national.slice(7)}`;
  const [, area, rest] = /^0?(10|2\d|[3-9]\d\d)(\d{7,8})$/.exec(national) ?? [];
  if (area && rest && (phone.startsWith('+86') || national.startsWith('0'))) return `0${area}-${rest}`;
  return phone;
};
