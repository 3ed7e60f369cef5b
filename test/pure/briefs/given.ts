import type { BriefFigures } from '../../../src/briefs/text/brief-figures.js';

/** A month of a district as it might be. */
export const FIGURES: BriefFigures = {
  month: '2026-10',
  until: null,
  unit: '沈阳市和平区人民检察院',
  hours: { measured: 49_805, backFilled: 1_230, running: 0, officer: 2_400, volunteer: 7_275 },
  year: {
    dutyMinutes: 503_160,
    solved: 171,
    targetMinutes: 600_000,
    dueMinutes: 499_726,
    target: 200,
    due: 166,
  },
  calls: { raised: 41, answered: 39, closed: 36, solved: 19, confirmed: 17, referred: 8, cancelled: 2 },
  answer: { p50: 21, p95: 125, hotline: 0.3333, inTarget: 0.974 },
  rates: { answered: 0.9512, solved: 0.5278, satisfied: 0.8824 },
  coverage: { owed: 41, closed: 36, rated: 17 },
  categories: [
    { nameZh: '养老诈骗', nameEn: 'Elder fraud', raised: 12, solved: 3 },
    { nameZh: '家庭', nameEn: 'Family', raised: 4, solved: 2 },
    { nameZh: '欠薪', nameEn: 'Unpaid wages', raised: 18, solved: 12 },
    { nameZh: '其他', nameEn: 'Other', raised: 7, solved: 2 },
  ],
  subdistricts: [
    { name: '浑河湾街道', raised: 21, solved: 10 },
    { name: '新华街道', raised: 17, solved: 9 },
    { name: '马路湾街道', raised: 3, solved: 0 },
  ],
  visits: { proposed: 2, done: 1 },
  active: {
    outreach: { activities: 9, people: 14, minutes: 2_130, arrivals: 212, elders: 164, calls: 8 },
    checkups: { checkups: 6, enterprises: 5, problems: 11, solved: 7 },
    liaison: { visits: 38, minutes: 1_905, kept: 21, open: 6 },
    relief: { leads: 23, handedOver: 12, granted: 9, helped: 3, visits: 0 },
  },
};
