/** A table that is too long for memory, with what is said of it above its header. Pure. */

/** A date means the time on the wall where the hub is, whatever its own zone says. */
export type TableCell = string | number | Date | null;

export interface TableSource {
  /** Of the sheet, 31 characters at most. */
  name: string;
  /** Lines above the header: what it is, by which filter, how many rows, what its totals mean. */
  notes: readonly (readonly TableCell[])[];
  /** The notes stand in the first three, so those are no dates. */
  columns: readonly { heading: string; width: number; date?: boolean }[];
  rows: AsyncIterable<TableCell[]>;
}
