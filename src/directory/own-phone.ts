/** The number a shared device is reached at, where the coordinator gave one: whom to call back. */
import type { Seal } from '../kernel/seal/seal.js';
import type { Queries } from '../store/store.js';

export const devicePhonePlace = (id: string) => `device.phone:${id}`;

/** Undefined also where it cannot be opened. */
export async function ownPhoneOf(id: string, from: Queries, seal: Seal): Promise<string | undefined> {
  const [row] = await from.rows<{ phone: string | null }>('select phone from device where id = ?', [id]);
  return row?.phone ? seal.tryOpen(devicePhonePlace(id), row.phone) : undefined;
}
