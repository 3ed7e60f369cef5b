import type { Queries } from '../../store/store.js';

/** PostgreSQL's clock now, in milliseconds since 1970. */
export async function databaseTime(from: Queries): Promise<number> {
  const [row] = await from.rows<{ now: string | number }>(
    'select extract(epoch from clock_timestamp()) * 1000 as now',
  );
  return Number(row!.now);
}
