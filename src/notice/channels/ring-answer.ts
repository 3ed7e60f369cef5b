/** How a ring is answered without its page: `1` and its own number, by text or by a key. Pure. */
import type { Seal } from '../../kernel/seal/seal.js';
import type { Lang } from '../../protocol/lang.js';

const FIRST = 1000;
const LAST = 9999;
const CODE_LENGTH = 4;

/**
 * The ring's own number, four digits: the same for every message about it, kept nowhere, and not to be guessed from the
 * rings of others. It tells the rings of one telephone apart; who answers is known by the telephone.
 */
export function ringCode(seal: Pick<Seal, 'index'>, offerId: string): string {
  const digest = Buffer.from(seal.index('offer.code', offerId), 'base64url');
  return String(FIRST + (digest.readUInt32BE(0) % (LAST - FIRST + 1)));
}

/** What is texted to accept. */
export const acceptText = (code: string): string => `1 ${code}`;

/** What stands in the text message of a ring. */
export const HOW_TO_TEXT: Readonly<Record<Lang, (code: string) => string>> = {
  zh: (code) => `接听请回复 ${acceptText(code)}，暂不能接请回复 2 ${code}`,
  en: (code) => `To accept reply ${acceptText(code)}, to decline reply 2 ${code}`,
};
/** What is spoken with a ring. */
export const HOW_TO_PRESS: Readonly<Record<Lang, string>> = {
  zh: '接听请按1，暂不能接请按2',
  en: 'To accept press 1, to decline press 2',
};

export interface RingAnswer {
  accepts: boolean;
  /** The ring's own number, where it was given. */
  code?: string;
  /** The number of its call instead, its digits alone. */
  number?: string;
}
/** `1 4821`, `1，4821`, `14821`, `1`, `１＃`, `1 1124-007`; undefined for anything else. */
export function readRingAnswer(text: string): RingAnswer | undefined {
  const said = text.normalize('NFKC').trim();
  const [, which, digits] =
    /^([12])[\s,.:;，。：；、#*-]*(\d{4}|(?:\d{4})?\d{4}-?\d{3,6})?[\s.。#]*$/u.exec(said) ?? [];
  if (!which) return undefined;
  const given = digits?.replace('-', '');
  return {
    accepts: which === '1',
    ...(given && { [given.length === CODE_LENGTH ? 'code' : 'number']: given }),
  };
}
