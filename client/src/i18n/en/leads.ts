import type { Words } from '../keys';
import type { leads as zh } from '../zh/leads';

export const leads: Words<typeof zh> = {
  title: 'Leads',
  tabs: 'Pages of leads',
  tab: {
    leads: 'Relief leads',
    lookBack: 'Look back',
    agencies: 'Help of agencies',
    supervision: 'Supervision leads',
    petitions: 'Petitions',
    cap: 'Relief cap',
  },
};
