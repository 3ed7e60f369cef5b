import type { Words } from '../keys';
import type { trends as zh } from '../zh/trends';

export const trends: Words<typeof zh> = {
  title: 'Trends',
  sections: 'Pages of trends',
  section: { relief: 'Judicial relief' },
};
