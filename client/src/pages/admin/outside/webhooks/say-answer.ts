import { t } from '../../../../i18n/index';

const KNOWN = { timeout: 'timeout', unreachable: 'unreachable', 'forbidden address': 'forbidden' } as const;

/** What an address answered, in the reader's words; a status is said as it is. */
export const sayAnswer = (answer: string): string =>
  answer in KNOWN ? t(`outside.answer.${KNOWN[answer as keyof typeof KNOWN]}`) : answer.toUpperCase();
