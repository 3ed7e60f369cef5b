/** How much of a sheet is read: what a person fills in fits many times over, what is made to stop the hub does not. Pure. */

/** Of the file as it is sent. */
export const MAX_BYTES = 1024 * 1024;
/** Filled ones below the header. */
export const MAX_ROWS = 5000;
export const SHEET_BUDGET = {
  /** Of what is inside a workbook, unpacked. */
  unpacked: 24 * 1024 * 1024,
  /** Of the list of what is inside it. */
  parts: 2000,
  /** Marks in everything but the sheets: their texts, styles, names. */
  marks: 500_000,
  /** Different texts a workbook keeps. */
  strings: 100_000,
  cells: 250_000,
  columns: 100,
  /** The last row in which something may stand: empty ones with a border are passed over. */
  lastRow: 20_000,
  merges: 5000,
  sheets: 20,
  /** Characters that are taken over in all. */
  text: 1_000_000,
  /** Milliseconds, whatever it was that took so long. */
  time: 30_000,
} as const;
