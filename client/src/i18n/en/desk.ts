import type { Words } from '../keys';
import type { desk as zh } from '../zh/desk';

export const desk: Words<typeof zh> = {
  title: 'Desk',
  empty: 'There is nothing to handle now.',
};
