/** The figures of a month of which a brief is made. Pure. */
import type { ActiveFigures } from '../../protocol/outreach/active.js';

export interface BriefFigures {
  /** YYYY-MM */
  month: string;
  /** The last local day that is in it, where the month was not over; null where it was. */
  until: string | null;
  unit: string;
  /** Minutes. */
  hours: { measured: number; backFilled: number; running: number; officer: number; volunteer: number };
  /** From the first of January to the end of the month. */
  year: {
    dutyMinutes: number;
    solved: number;
    targetMinutes: number | null;
    dueMinutes: number | null;
    target: number | null;
    due: number | null;
  };
  calls: {
    raised: number;
    answered: number;
    closed: number;
    solved: number;
    /** null where it would tell of a single rating. */
    confirmed: number | null;
    referred: number;
    cancelled: number;
    /** Walk-ins; absent in a brief made before they were counted. */
    desk?: number;
  };
  /** Seconds, and shares between 0 and 1; null without any. */
  answer: { p50: number | null; p95: number | null; hotline: number | null; inTarget: number | null };
  rates: { answered: number | null; solved: number | null; satisfied: number | null };
  coverage: { owed: number; closed: number; rated: number };
  categories: { nameZh: string; nameEn: string; raised: number; solved: number }[];
  subdistricts: { name: string; raised: number; solved: number }[];
  visits: { proposed: number; done: number };
  /** Absent in a brief made before they were counted. */
  active?: ActiveFigures;
}
