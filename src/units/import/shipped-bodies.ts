import { parse } from 'csv-parse/sync';
import type { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import type { Tx } from '../../store/store.js';
import { insertBody } from '../bodies.repository.js';
import { shippedData } from '../../kernel/shipped-data.js';

/** The directory that ships, for a new unit. */
export async function insertShippedBodies(tx: Tx, unitId: string, clock: Pick<Clock, 'now'>): Promise<void> {
  const rows = parse(shippedData('bodies.csv'), { columns: true, bom: true }) as {
    name: string;
    phone: string;
    remit: string;
  }[];
  for (const [position, { name, phone, remit }] of rows.entries()) {
    await insertBody(tx, { id: newId(clock), unitId, name, phone, contact: '', remit, position });
  }
}
