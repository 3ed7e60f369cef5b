/** A count as it may be told. */
import type { ToldCount } from '@protocol/answers.js';
import { t } from '../../../i18n/index';

export const saidCount = (n: ToldCount): string =>
  n === null ? t('campaigns.tooFew') : n.toLocaleString('en');
