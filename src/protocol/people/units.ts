/** Units as a tree: who stands above whom, and how another one gets into the hub. */
import type { Named } from '../answers.js';

/** From the top down. */
export const UNIT_LEVELS = ['supreme', 'provincial', 'city', 'district'] as const;
export type UnitLevel = (typeof UNIT_LEVELS)[number];
export const UNIT_LIMITS = { units: 3000 } as const;

export interface UnitView extends Named {
  code: string;
  level: UnitLevel;
  /** Absent at the top of what the reader may see. */
  parentId?: string;
  /** Communities it serves. */
  communities: number;
  /** Accounts that are not disabled. */
  people: number;
}
export interface UnitList {
  /** Own unit and those below it, in the order of names. */
  items: UnitView[];
  /** The unit above one's own, by its name alone; absent where there is none. */
  above?: Named;
}
/** below: under a unit of one's own tree · above: over one's own unit, where nothing stands above it. */
export interface NewUnitPayload {
  place: 'below' | 'above';
  /** With `below`: under which unit of one's own tree; absent: one's own. */
  parentId?: string;
  level: UnitLevel;
  name: string;
  /** The six-digit division code. */
  code: string;
  /** Its first administrator. */
  username: string;
  personName: string;
}
export interface NewUnit {
  unit: UnitView;
  /** Of its first administrator, told this once; they choose their own when they first sign in. */
  username: string;
  password: string;
}
