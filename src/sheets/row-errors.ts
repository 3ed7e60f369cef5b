/** What is wrong with the rows of a sheet, as fields of a refusal. Pure. */
import type { RefusalDetails } from '../kernel/refusal/refusal.js';

type Fields = NonNullable<RefusalDetails['fields']>;
export interface RowError<Column extends string> {
  /** As a spreadsheet counts, the header being row 1. */
  row: number;
  /** Absent or empty where the row as a whole is meant. */
  column?: Column | '';
  sentence: Fields[string];
}
/** So many are told where a sheet has thousands of rows. */
export const MOST_ROW_ERRORS = 100;

/** `12.username` → what is wrong there; a whole row is `12`. */
export const rowFields = (errors: readonly RowError<string>[], most = Infinity): Fields =>
  Object.fromEntries(
    errors
      .slice(0, most)
      .map(({ row, column, sentence }) => [column ? `${row}.${column}` : String(row), sentence]),
  );
