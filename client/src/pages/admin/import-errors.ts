/** The fields of a refused import, as rows: `12.community_code` → row 12. Pure. */
import type { Key } from '../../i18n/keys';

export interface RowError {
  /** Undefined where the whole file is meant. */
  row: number | undefined;
  column: Key | undefined;
  message: string;
}
const COLUMNS: Partial<Record<string, Key>> = {
  community_code: 'admin.import.community_code',
  community: 'admin.import.community',
  subdistrict_code: 'admin.import.subdistrict_code',
  subdistrict: 'admin.import.subdistrict',
  district_code: 'admin.import.district_code',
  district: 'admin.import.district',
};

export const rowErrors = (fields: Readonly<Partial<Record<string, string>>>): RowError[] =>
  Object.entries(fields)
    .map(([field, message]) => {
      const [row = '', column = ''] = field.split('.');
      const number = /^\d+$/.test(row) ? Number(row) : undefined;
      return { row: number, column: COLUMNS[column], message: message ?? '' };
    })
    .sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
