import type { Words } from '../keys';
import type { community as zh } from '../zh/community';

export const community: Words<typeof zh> = {
  title: 'Call the procuratorate',
  empty: 'This community has no open calls.',
};
