/** The rows of by which papers somebody who serves is known outside. */
import type { Queries, Tx } from '../../store/store.js';
import { Table } from '../../store/table.js';
import { ServiceIdentityRow } from '../certificates.entity.js';

const identities = new Table(ServiceIdentityRow);

export const findIdentity = (from: Queries, personId: string): Promise<ServiceIdentityRow | undefined> =>
  identities.one(from, 'where id = ?', [personId]);
export async function replaceIdentity(tx: Tx, row: ServiceIdentityRow): Promise<void> {
  await tx.run('delete from service_identity where id = ?', [row.id]);
  await identities.insert(tx, row);
}
