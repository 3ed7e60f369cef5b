/** A file of another unit: nobody finds it, and a unit above is told why. */
import { refuse } from '../../kernel/refusal/refusal.js';
import type { Directory } from '../directory.js';
import { isAbove } from './unit-tree.js';

/** @throws Refusal `not_found`, for a unit above in a sentence of its own; @param unitId whose the file is, where there is one */
export const refuseFileOfAnother = (
  directory: Pick<Directory, 'unit' | 'allUnits'>,
  reader: { unitId: string },
  unitId: string | undefined,
): never =>
  refuse(
    unitId !== undefined && isAbove(directory, reader.unitId, unitId) ? 'unit_above_no_file' : 'not_found',
  );
