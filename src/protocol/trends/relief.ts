/** Relief over the years (态势): of a unit and of those below it, beside each other and never in an order of size. */
import type { Holder, Named } from '../answers.js';

export const RELIEF_TREND_LIMITS = {
  firstYear: 2000,
  mostYears: 20,
  most: 1_000_000,
  mostBase: 100_000_000,
  /** In fen: a thousand million yuan. */
  mostFen: 100_000_000_000,
  source: 200,
} as const;

/** What was entered for a unit and a year, since casework is elsewhere. */
export interface ReliefBasePayload {
  /** Absent: one's own unit. */
  unitId?: string;
  year: number;
  /** Cases in which relief was granted. */
  granted: number;
  /** Cases that it is measured by; null while that is not known. */
  base: number | null;
  /** What was granted altogether, in fen. */
  grantedFen?: number | null;
  /** Where both were taken from. */
  source: string;
  /** As the reader saw it; absent where nothing was entered yet. */
  version?: number;
}
export interface ReliefCount {
  /** Leads made in the year, in this hub. */
  leads: number;
  /** Leads handed over in the year, in this hub. */
  handedOver: number;
  granted: number | null;
  base: number | null;
  /** granted ÷ base to four decimals; null without a base, and where that is below the floor. */
  rate: number | null;
  /** There is a base, and it is below the floor: nothing is judged by it. */
  belowFloor: boolean;
  grantedFen?: number;
  /** A case, in whole fen. */
  averageFen?: number;
  source?: string;
  enteredBy?: Holder;
  enteredAt?: string;
  version?: number;
}
export interface ReliefOfUnit extends ReliefCount {
  unit: Named;
}
/** Σ granted ÷ Σ base over the units that have a base, those below the floor among them. */
export interface PooledRelief {
  granted: number;
  base: number;
  /** null where no unit has a base, and where all of it is below the floor. */
  rate: number | null;
  /** How many units have a base. */
  units: number;
}
export type ReliefDefinition =
  | 'leads'
  | 'handedOver'
  | 'granted'
  | 'base'
  | 'rate'
  | 'pooled'
  | 'floor'
  | 'average';
export interface ReliefTrend {
  year: number;
  /** The least base that anything is judged by. */
  floor: number;
  /** Own unit and those below, in the order of names. */
  items: ReliefOfUnit[];
  pooled: PooledRelief;
  definitions: Record<ReliefDefinition, string>;
}
export interface ReliefCourse {
  unit: Named;
  floor: number;
  /** Each year from the first to the last. */
  years: (ReliefCount & { year: number; pooled: PooledRelief })[];
  /** How many units the pooled rate is of at most: own unit and those below. */
  units: number;
  definitions: Record<ReliefDefinition, string>;
}
