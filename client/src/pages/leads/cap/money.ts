import { moneyText } from '@protocol/relief/money.js';
import { lang } from '../../../i18n/index';

/** 3,248 元, CNY 3,248: as the reader writes it. */
export const money = (fen: number): string => moneyText(fen, lang.value);
