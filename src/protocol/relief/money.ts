/** Money is whole fen (1 yuan = 100 fen), never a fraction: read from what was typed and written in one place. Pure. */
import type { Lang } from '../lang.js';

const FEN = 100;
const TYPED = /^(\d{1,12})(?:\.(\d{1,2}))?$/;

/** Whole yuan are told without fen, else with both digits: 3,248 and 3,248.50. */
export function yuanText(fen: number): string {
  const size = Math.abs(fen);
  const rest = size % FEN;
  const yuan = String((size - rest) / FEN).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '-' : ''}${yuan}${rest ? `.${String(rest).padStart(2, '0')}` : ''}`;
}
/** With its unit: 3,248 元, CNY 3,248. */
export const moneyText = (fen: number, lang: Lang): string =>
  lang === 'zh' ? `${yuanText(fen)} 元` : `CNY ${yuanText(fen)}`;

/** The fen of an amount as a person types it in yuan: 3248, 3,248.5, ３２４８元. Undefined where it is none. */
export function fenOf(typed: string): number | undefined {
  const plain = typed.normalize('NFKC').replace(/[,，\s]|元$/g, '');
  const [, yuan, rest = ''] = TYPED.exec(plain) ?? [];
  return yuan === undefined ? undefined : Number(yuan) * FEN + Number(rest.padEnd(2, '0'));
}

/** As it is typed into a field, without commas and words: 3248 or 3248.50. */
export const typedYuan = (fen: number): string => yuanText(fen).replaceAll(',', '');
