/** Which level may stand above which. Pure. */
import { UNIT_LEVELS, type UnitLevel } from '../../protocol/people/units.js';

/** A level may be left out: some districts stand directly below their province. */
export const mayStandAbove = (above: UnitLevel, below: UnitLevel): boolean =>
  UNIT_LEVELS.indexOf(above) < UNIT_LEVELS.indexOf(below);
