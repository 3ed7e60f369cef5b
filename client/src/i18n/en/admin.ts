import type { Words } from '../keys';
import type { admin as zh } from '../zh/admin';

export const admin: Words<typeof zh> = {
  title: 'Administration',
  empty: 'Choose something above.',
};
