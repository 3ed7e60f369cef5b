/** Who is what to a programme, and may do what with it. Pure. */
import type { Programme, ProgrammeReader } from '../../protocol/trends/programmes.js';
import type { ProgrammeRow } from './programmes.entity.js';

/** @param unitId the reader's, which is the programme's own or stands above it */
export const readerOf = (
  { unitId: own, helperId }: Pick<ProgrammeRow, 'unitId' | 'helperId'>,
  unitId: string,
): ProgrammeReader => (unitId === own ? 'unit' : unitId === helperId ? 'helper' : 'above');

/**
 * The unit does what is to be done and asks for help, the unit above that helps gives it. Who says that the unit is
 * lifted: the unit that helps, and the unit itself where none does.
 */
export function mayOf(
  row: Pick<ProgrammeRow, 'helperId' | 'state'>,
  reader: ProgrammeReader,
): Programme['may'] {
  const open = row.state === 'open';
  const takesPart = open && reader !== 'above';
  return {
    change: takesPart,
    askHelp: open && reader === 'unit' && row.helperId !== null,
    giveHelp: open && reader === 'helper',
    train: open && reader === 'unit',
    note: takesPart,
    end: open && (reader === 'helper' || (reader === 'unit' && row.helperId === null)),
  };
}
