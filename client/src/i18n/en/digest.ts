import type { Words } from '../keys';
import type { digest as zh } from '../zh/digest';

export const digest: Words<typeof zh> = {
  title: 'So far',
  ofCall: '{about}: so far',
  who: 'Who',
  what: 'What',
  promised: 'Promised',
  open: 'Still open',
  none: 'Nothing',
};
