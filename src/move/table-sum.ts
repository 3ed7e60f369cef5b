/**
 * What a table holds, in one number that hangs on no order: the count of its rows and the sum of their hashes. Both
 * kinds of database answer the same types here (text, whole numbers, nothing), so the same rows have the same sum.
 */
import { createHash } from 'node:crypto';
import type { Row } from './end.query.js';
import type { MovedTable } from './moved-tables.js';

export interface Sum {
  rows: number;
  /** Hexadecimal, modulo 2^128. */
  hash: string;
}
const MODULUS = 1n << 128n;

export class TableSum {
  private rows = 0;
  private hash = 0n;

  constructor(private readonly table: MovedTable) {}

  /** @throws where a row holds what the other kind of database could not keep as it is, naming the row */
  add(rows: readonly Row[]): void {
    for (const row of rows) {
      const values = this.table.columns.map(({ name, type }) => {
        const value = row[name] ?? null;
        if (value !== null && !fits(value, type)) throw new Error(this.offence(row, name));
        return value;
      });
      const digest = createHash('sha256').update(JSON.stringify(values)).digest('hex');
      this.hash = (this.hash + BigInt(`0x${digest.slice(0, 32)}`)) % MODULUS;
    }
    this.rows += rows.length;
  }
  sum(): Sum {
    return { rows: this.rows, hash: this.hash.toString(16) };
  }

  /** Of the row its key, of the value nothing: it may be somebody's. */
  private offence(row: Row, column: string): string {
    const key = this.table.key.map((name) => `${name} ${JSON.stringify(row[name])}`).join(', ');
    return `${this.table.name}.${column} of the row with ${key} is not of the column's type, or holds what PostgreSQL cannot keep: mend it in the source first`;
  }
}

const fits = (value: unknown, type: string): boolean =>
  type === 'text'
    ? typeof value === 'string' && !value.includes('\0')
    : Number.isSafeInteger(value) && (type === 'bigint' || isInt4(value as number));
const isInt4 = (value: number): boolean => value >= -(2 ** 31) && value < 2 ** 31;

export const isSame = (a: Sum, b: Sum): boolean => a.rows === b.rows && a.hash === b.hash;
