/** What came of a sheet of people. */
import type { Role } from '../codes.js';

export interface PeopleImported {
  /** Filled ones below the header. */
  rows: number;
  wrong: number;
  /** One a right row; made where it was not only looked at. */
  people: {
    row: number;
    username: string;
    name: string;
    roles: Role[];
    /** Of an account that was made: told here and never again. It is changed at the first sign-in. */
    password?: string;
  }[];
  /** The header is row 1; without a column it is the whole row. */
  errors: { row: number; column?: string; message: string }[];
}
