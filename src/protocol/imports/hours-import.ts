/** What came of a sheet of back-filled hours. */
export interface ImportReport {
  /** Filled ones below the header. */
  rows: number;
  /** Can be claimed, or were. */
  right: number;
  wrong: number;
  /** Stand as claims of an earlier import. */
  already: number;
  entered: number;
  /** The header is row 1; without a column it is the whole row. */
  errors: { row: number; column?: string; message: string }[];
  /** So many more are not listed. */
  moreErrors: number;
  /** Where it was only looked at: of all rows that can be claimed. */
  minutes?: number;
  /** What each of them would be, 200 at most. */
  understood?: { row: number; person: string; from: string; to: string; minutes: number }[];
  moreUnderstood?: number;
}
