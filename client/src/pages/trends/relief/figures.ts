/** Figures of relief in words. */
import { t } from '../../../i18n/index';

export const rateText = (rate: number | null): string =>
  rate === null ? '—' : `${(rate * 100).toFixed(2)}%`;
export const number = (n: number | null): string => (n === null ? '—' : n.toLocaleString('en'));
/** Whole yuan: nobody reads the fen of a mean. */
export const yuanText = (fen: number): string =>
  t('trends.relief.yuan', { n: Math.round(fen / 100).toLocaleString('en') });

/** Fen of a sum in yuan as it was typed; null of nothing, undefined of what is no sum. */
export const fenOf = (typed: string): number | null | undefined => {
  const text = typed.normalize('NFKC').replace(/[\s,]/g, '');
  if (text === '') return null;
  if (!/^\d{1,9}(\.\d{1,2})?$/.test(text)) return undefined;
  const [yuan = '0', fen = ''] = text.split('.');
  return Number(yuan) * 100 + Number(fen.padEnd(2, '0'));
};
export const yuanOf = (fen: number | undefined): string =>
  fen === undefined ? '' : fen % 100 ? (fen / 100).toFixed(2) : String(fen / 100);
/** A whole number as it was typed; null of nothing, undefined of what is none. */
export const wholeOf = (typed: string): number | null | undefined => {
  const text = typed.normalize('NFKC').replace(/[\s,]/g, '');
  if (text === '') return null;
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
};
