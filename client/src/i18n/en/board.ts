import type { Words } from '../keys';
import type { board as zh } from '../zh/board';

export const board: Words<typeof zh> = {
  title: 'Board',
  empty: 'Nobody is waiting now.',
};
